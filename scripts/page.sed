# page.sed: the abbreviations of page.sql written out.
# h(X): X as text of HTML, or in a quoted attribute
s/\bh\(([^()]*(\([^()]*(\([^()]*\)[^()]*)*\)[^()]*)*)\)/replace(replace(replace(replace(replace(\1, '\&', '\&amp;'), '<', '\&lt;'), '>', '\&gt;'), '"', '\&quot;'), '''', '\&#39;')/g
# commas(X): a decimal number as it is, by thousands
s/\bcommas\((\w+)\)/iif(\1 GLOB '*[0-9].[0-9]*', iif(\1 < '0', '-', '') || printf('%,d', abs(CAST(\1 AS INTEGER))) || substr(\1, instr(\1, '.')), \1)/g
# m(X): X fen in 万元, rounded; big(X) unit(X): in 亿元 where that is one or more
s/\bm\((\w+)\)/iif(\1 IS NULL, '', iif(\1 < 0, '-', '') || printf('%,d.%02d', (abs(\1) + 5000) \/ 1000000, (abs(\1) + 5000) \/ 10000 % 100))/g
s/\bbig\((\w+)\)/iif(\1 < 10000000000, printf('%,d.%02d', (\1 + 5000) \/ 1000000, (\1 + 5000) \/ 10000 % 100), printf('%,d.%02d', (\1 + 50000000) \/ 10000000000, (\1 + 50000000) \/ 100000000 % 100))/g
s/\bunit\((\w+)\)/iif(\1 < 10000000000, '万元', '亿元')/g
