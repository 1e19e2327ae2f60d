"""Uses the server at argv[1] as any PyMongo program would, and prints what it saw."""

import json
import sys

from pymongo import MongoClient

client = MongoClient(sys.argv[1], serverSelectionTimeoutMS=5000)
client.drop_database("pymongo")
posts = client.pymongo.posts

with posts.watch(max_await_time_ms=200) as stream:
    stream.try_next()
    posts.insert_many([{"_id": n, "topic": "ab"[n % 2], "n": n} for n in range(300)])
    found = [post["_id"] for post in posts.find({"n": {"$lt": 3}}).sort("n", -1)]
    modified = posts.update_many({"topic": "a"}, {"$inc": {"n": 1000}}).modified_count
    groups = list(posts.aggregate([
        {"$group": {"_id": "$topic", "posts": {"$sum": 1}}},
        {"$sort": {"_id": 1}},
    ]))
    watched = stream.next()["operationType"]

print(json.dumps({
    "found": found,
    "modified": modified,
    "groups": groups,
    "count": posts.count_documents({}),
    "watched": watched,
}))
client.drop_database("pymongo")
