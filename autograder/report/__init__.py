"""The instructor's report: what a class did with a set, as one page. Nothing is graded here.

rows → numbers → plots → page
"""
