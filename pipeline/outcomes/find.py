from matters.pipeline.outcomes.model import shipped_model
from matters.pipeline.outcomes.people import People
from matters.pipeline.outcomes.reading import read_item
def find_outcomes(text, item, sentences, *, attendance, meeting, model=None):
    r = read_item(text,item,sentences,people=People(attendance,chair=meeting.chair),meeting=meeting,model=model or shipped_model())
    out=[]
    for kind in ("decision","action","deferral","concern"):
        for place,c in r.clauses(kind):
            out.append(r.at(kind,place,c.place,c.place+len(c.text)))
    return tuple(out)
