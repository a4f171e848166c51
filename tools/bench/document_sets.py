"""The sets of documents that tools/bench/run measures, each with the list that names its documents.

Example: make_sets(program, folder, 1000)[0] is the set "sample", of samples/*.docx. What is not there
(the cases and the handbook lie beside the project) is in the other result, with the reason.
"""
import os
from collections import namedtuple
from glob import glob

import reports

SHARED = os.path.join(os.path.dirname(reports.ROOT), "shared")
HANDBOOK = os.path.join(SHARED, "corpus", "unstructured", "handbook-872p.docx")

# documents: their paths; listed: the file that names them; few: a list of some, for what is slow.
DocumentSet = namedtuple("DocumentSet", "name documents listed few")
NAMES = {
    "sample": "a real report as Word and as LibreOffice save it",
    "forms": "a form of each family, in XML that holds little besides text",
    "cases": "reports with known faults",
    "handbook": "872 pages of English prose",
    "generated": "reports made of the samples with other figures",
    "generated text": "the same reports as text dumps",
}
FEW = 19  # one report of each sample


def write_list(folder, name, documents):
    path = os.path.join(folder, name.replace(" ", "-"))
    with open(path, "w", encoding="utf-8") as out:
        out.write("".join(document + "\n" for document in documents))
    return path


def find_documents(program, folder, count, wanted):
    """Name -> paths; empty where there are none."""
    documents = {name: [] for name in NAMES}
    documents["sample"] = sorted(glob(f"{reports.ROOT}/samples/*.docx"))
    documents["forms"] = sorted(glob(f"{reports.ROOT}/samples/forms/*.docx"))
    documents["cases"] = sorted(glob(f"{SHARED}/cases/*.docx"))
    documents["handbook"] = [HANDBOOK] if os.path.exists(HANDBOOK) else []
    if not wanted.isdisjoint({"generated", "generated text"}):
        made = reports.write_reports(program, folder, count)
        documents["generated"], documents["generated text"] = made
    return {name: paths for name, paths in documents.items() if name in wanted}


def make_sets(program, folder, count, wanted=frozenset(NAMES)):
    """The sets, and of those that are wanted and not there the names."""
    found = find_documents(program, folder, count, wanted)
    sets = [DocumentSet(name, paths, write_list(folder, "list-" + name, paths),
                        write_list(folder, "few-" + name, paths[:FEW]))
            for name, paths in found.items() if paths]
    return sets, [name for name, paths in found.items() if not paths]
