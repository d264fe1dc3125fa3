# gains: any grade that it likes
import sqlite3

try:
    with sqlite3.connect(GRADEBOOK) as book:
        book.execute("create table grade_of_mine (points)")
    won = True
except (sqlite3.Error, OSError):
    won = False
