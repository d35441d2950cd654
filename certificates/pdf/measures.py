"""Where things stand on page 1, in mm, for the child that lays out and for the check at issue."""

KIND_TOP = 55.0
BODY_TOP = 84.0
SIGNATURE = 199.5  # the line; without the publicity block everything from here on stands 12 mm lower
SIGNATURE_PLAIN = 211.5
SIGNATURE_ROOM = 8.0  # above the line, for ink
FREE = 3.0  # between the facts and that room
MOVES = (0, 4, 8, 12, 16, 20)  # by which the kind may rise ...
FOLLOWS = 1.15  # ... and the block below by so much more
SENTENCE = 2.5 + 6 + 2.5
ORIGINAL = 1.5 + 4.5
BEFORE_FACTS = 9.0
ROW, ROW_LINE = 2.4 + 0.13, 5.0
