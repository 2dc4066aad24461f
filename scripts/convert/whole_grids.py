# whole_grids.py IN OUT: the .docx IN with whole grids as OUT, which is not written if all are.
#
# In Word a table says how many columns its grid has; of a table that has none, or a row
# wider than it, converters lose the cells behind merged ones without a word.  Such a
# grid is made anew, as wide as the widest row.
import re, sys, zipfile

TAG = re.compile(rb"<(/?)((?:[A-Za-z_][A-Za-z0-9_.-]*:)?)(tblGrid|tbl|tr|tc|gridCol|gridSpan|gridBefore|gridAfter|tcPrChange|trPrChange)(?=[\s/>])([^<>]*)>")
VALUE = re.compile(rb"(?:^|[\s:])val\s*=\s*.([0-9]{1,4})")

class Table:
	def __init__(self, at):
		self.begin = self.end = at	# of the grid, or where it belongs
		self.columns = self.row = self.widest = self.grids = 0

def value(attributes):
	found = VALUE.search(attributes)
	return int(found.group(1)) if found else 1

def read(table, name, closing, empty, tag):
	if name == b"tblGrid":
		if not closing:
			table.begin = tag.start() if table.grids == 0 else table.begin
			table.grids += 1
		if closing or empty:
			table.grids -= 1
			table.end = tag.end()
	elif name == b"gridCol":
		table.columns += table.grids == 1
	elif name == b"tr":
		table.row = 0
	elif name == b"tc":
		table.row += not closing
	elif name == b"gridSpan":
		table.row += value(tag.group(4)) - 1
	else:	# gridBefore, gridAfter
		table.row += value(tag.group(4))
	table.widest = max(table.widest, table.row)

def mended(text):
	tables, open_tables, changes = [], [], 0
	for tag in TAG.finditer(text):
		closing, name = tag.group(1) != b"", tag.group(3)
		empty = tag.group(4).endswith(b"/")
		if name.endswith(b"Change"):
			changes += -1 if closing else 0 if empty else 1
		elif changes > 0:
			continue
		elif name == b"tbl":
			if not closing and not empty:
				open_tables.append(Table(None))
			elif open_tables:
				tables.append(open_tables.pop())
		elif open_tables:
			table = open_tables[-1]
			if name == b"tr" and table.begin is None:
				table.begin = table.end = tag.start()
			read(table, name, closing, empty, tag)
			table.prefix = tag.group(2)
	parts, at = [], 0
	narrow = [t for t in tables if t.columns < t.widest <= 1000]	# Word has 63 at most
	for table in sorted(narrow, key=lambda t: t.begin):
		column = b"<%sgridCol %sw=\"%d\"/>" % (table.prefix, table.prefix, 9000 // table.widest)
		parts += [text[at:table.begin], b"<%stblGrid>" % table.prefix, column * table.widest, b"</%stblGrid>" % table.prefix]
		at = table.end
	return b"".join(parts + [text[at:]])

source = zipfile.ZipFile(sys.argv[1])
new = {}
for member in source.infolist():
	if re.fullmatch(r"word/document[0-9]*\.xml", member.filename):
		text = source.read(member)
		whole = mended(text)
		if whole != text:
			new[member.filename] = whole
if new:
	with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as target:
		for member in source.infolist():
			target.writestr(member, new.get(member.filename) or source.read(member))
