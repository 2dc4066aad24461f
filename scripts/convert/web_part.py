# web_part.py FILE: the HTML part of a "web archive" (MHTML).
import email, sys
for part in email.message_from_binary_file(open(sys.argv[1], "rb")).walk():
	if part.get_content_type() == "text/html":
		sys.stdout.buffer.write(part.get_payload(decode=True))
		break
