"""Loads a network as networkx does. Usage: read_graphml.py FILE. Prints nodes by type and edges by type."""

import json
import sys
from collections import Counter

import networkx

graph = networkx.read_graphml(sys.argv[1])
print(
    json.dumps(
        {
            "nodes": Counter(data["type"] for _, data in graph.nodes(data=True)),
            "edges": sorted(
                [graph.nodes[a]["label"], data["type"], graph.nodes[b]["label"]]
                for a, b, data in graph.edges(data=True)
            ),
        }
    )
)
