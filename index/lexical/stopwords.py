"""Words too common to ask for."""

_WORDS = """
a about above after again against all also am an and any are arent as at be because been before
being below between both but by can cannot cant could couldnt did didnt do does doesnt doing dont
down during each few for from further had hadnt has hasnt have havent having he he'd he'll he's hed
her here heres hers herself hes him himself his how hows i i'd i'll i'm i've if im in into is isnt
it it's its itself ive just let's me more most mustnt my myself no nor not now of off on once only
or other ought our ours ourselves out over own same shant she she'd she'll she's shes should
shouldnt so some such than that thats the their theirs them themselves then there theres these they
they'd they'll theyd theyll theyre theyve this those through to too under until up upon us very was
wasnt we we'd we'll we're we've were werent weve what whats when whens where wheres which while who
whom whos whose why whys will with wont would wouldnt you youd youll your youre yours yourself
yourselves youve
"""

STOP_WORDS = frozenset(_WORDS.split())
"""Lower case; contractions also without apostrophe, unless that is a word of its own (``she'd``)."""
