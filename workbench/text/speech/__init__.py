"""Who speaks where: quotations, the speakers beside them, and the turns of an interview."""
