# Has a page of HTML, read with RS="<", more than tags, scripts and comments?
	    /^!--/ { hidden = "!" }
	    match(tolower($0), /^(script|style|title)[ \t\r\n>]/) { hidden = tolower(substr($0, 1, RLENGTH - 1)) }
	    index(tolower($0), "/" hidden) == 1 { hidden = "" }
	    hidden == "!" && /-->/ { hidden = ""; sub(/^.*-->/, ">") }
	    hidden == "" {
		if (NR > 1) sub(/^[^>]*>?/, "")
		gsub(/&nbsp;|&#160;|\302\240|\343\200\200|[ \t\r\n]/, "")
		if ($0 != "" && $0 != "\357\273\277") { text = 1; exit }
	    }
	    END { exit !text }
