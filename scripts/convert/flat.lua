-- XHTML from LibreOffice writes out the numbers of lists, so the lists go.
local function items(list)
	local out = pandoc.List()
	for _, item in ipairs(list.content) do out:extend(item) end
	return out
end
function OrderedList(list) return items(list) end
function BulletList(list) return items(list) end
