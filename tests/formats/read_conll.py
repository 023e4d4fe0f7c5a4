"""Reads exported tokens and tags as NLTK does. Usage: read_conll.py FOLDER. Prints, by file, sentences of words and the
entities in them: each its label and its words."""

import json
import sys

from nltk.corpus.reader import ConllCorpusReader
from nltk.tree import Tree

corpus = ConllCorpusReader(sys.argv[1], r".*\.conll", ("words", "pos", "ignore", "chunk"))
found = {}
for name in corpus.fileids():
    sentences = list(corpus.chunked_sents(name))
    found[name] = {
        "words": [[word for word, _ in sentence.leaves()] for sentence in sentences],
        "entities": [
            [part.label(), [word for word, _ in part]]
            for sentence in sentences
            for part in sentence
            if isinstance(part, Tree)
        ],
    }
print(json.dumps(found))
