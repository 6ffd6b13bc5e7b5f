"""What people do when they act, and who is told to do it by the bare verb: "that the Clerk write"."""

_VERBS = """
abandon acquire act add address adjust adopt advertise advise agree allocate allow amend analyse announce
answer apologise appeal append apply appoint approach arrange ask assemble assess assign assist attach
attempt attend audit benchmark bid book borrow brief bring build buy calculate call cancel capture carry
cascade catch celebrate challenge chair change charge chase check choose circulate clarify clean clear
close collate collect combine come commence comment commission compare compile complain complete compose
conclude conduct confirm connect consider construct consult contact continue contribute convene convert
coordinate co-ordinate copy correct correspond count cover create cut deal decide decorate deliver demand
deploy describe design determine develop dig direct discuss dispatch display dispose disseminate
distribute divide do donate draft draw drive drop edit elect email e-mail employ empty enable encourage
engage enquire ensure enter erect escalate establish estimate evaluate examine expand explain explore
express extend feature feed file fill finalise find finish fit fix follow formalise formulate forward fund
gather get give go grant group handle hang have hire hold host identify implement improve include
incorporate increase inform initiate inquire insert inspect install instruct insure introduce investigate
invite involve issue join keep label launch lay lead leave lend let level liaise lift link list lobby
locate lodge log look mail maintain make manage map mark measure meet mend merge monitor mount move mow
name model negotiate nominate notify observe obtain offer open operate oppose order organise organize
oversee paint participate pass pay peg persuade phone pick place plan plant plot post prepare present
press print prioritise proceed process procure produce progress promote propose prosecute provide prune
publicise publish pull purchase pursue push put quantify query question raise reach read rearrange
reassess rebuild recalculate receive recheck recirculate recommend reconcile reconsider reconvene record
recover recruit rectify redraft reduce refer refine refit reflect refresh refund register reinforce
reinstall reinstate reissue relay release relocate remind remove renew rent repaint repair repeat replace
replant reply report represent reprint request research reseed resend reset resolve respond restore
resubmit resurface retain retrieve return reveal review revise reword rewrite ring rota run save scan
schedule scope search secure see seek select sell send separate serve set settle share show sign signpost
simplify solicit solve sort sound source speak specify spend split sponsor spray spread spruce stage start
step stop store streamline strengthen strim strip submit suggest summarise supply support surface survey
sweep swap switch table take talk tape target teach telephone tell test thank think tidy tighten tour
trace track train transfer translate treat trial trim try turn update upgrade upload urge use validate
value varnish verify view visit volunteer wait walk warn wash watch water weed weld welcome widen wind
withdraw work write
"""
"""What people do when they act, in the form that follows "to"."""

VERBS = frozenset(_VERBS.split())
DO = "|".join(_VERBS.split())
BARE = rf"(?:{DO})\b(?!(?:\ \w+ly)?\ (?:be|is|was|are|were|of|has|had|have|will|would|should)\b|[-–:’'])"
"""A verb as it stands behind "that the Clerk", and no name of what somebody does: "the survey be noted"."""

_CAPITAL = r"(?-i:[A-Z][\w'’&-]*(?<!['’]s))"
_NO_PAST = r"(?!(?:bid|cast|cost|cut|fit|let|put|read|replace|run|set|split|spread)\b)"
BARE_ALONE = rf"{_NO_PAST}{BARE}"
"""The same where no "that" stands before it: "the Clerk put it there" tells what was done."""
_PLAIN = r"(?-i:(?!(?:that|the|an?|and|as|at|by|for|from|in|it|its|no|of|on|or|their|this|to|with)\b)[a-z-]+)"
POST = (
    r"(?:\w*(?:officer|manager|director|clerk|chair|chairman|chairperson|chairwoman|secretary|treasurer|"
    r"leader|"
    r"(?:cabinet|executive|lead)\ member|portfolio\ holder|mayor|solicitor|auditor|surveyor|engineer|"
    r"administrator|coordinator|co-ordinator|headteacher|accountant|"
    r"constable|commissioner|inspector|warden|caretaker|groundsman|lengthsman|steward|bursar|registrar|"
    r"archivist|planner|adviser|advisor|assistant|executive|lead|head|deputy|president|rfo|"
    r"monitoring\ officer))"
)
_DUTY = rf"(?:\ (?:of|for|to)(?:\ the)?(?:(?:\ and|\ &)?\ {_CAPITAL})+)?"
_TITLED = (
    rf"(?-i:(?:(?:County|Borough|Town|Parish|City|District)\ )?(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\.?)"
    rf"\ (?:(?-i:[A-Z])\.?\ )?{_CAPITAL}(?:\ {_CAPITAL})?"
)
_FULL_NAME = (
    r"(?-i:(?!(?:The|That|This|An?|All|No|Each|Any|Our|Their|Its)\b)"
    r"[A-Z][a-zà-ÿ]+\ (?:[A-Z]\.?\ )?(?:Mc|Mac|O['’])?[A-Z][a-zà-ÿ-]+(?<!s))"
)
SINGULAR = (
    rf"(?:(?:the\ )?(?:(?:{_PLAIN}\ ){{0,2}}?|(?:{_CAPITAL}\ (?:(?:and|&|of|for)\ )?){{0,5}}?){POST}{_DUTY}|"
    rf"{_TITLED}|{_FULL_NAME})"
)
"""One person by post or name, with whom a verb that is said of him would end in "s"."""
