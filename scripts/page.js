// The table of reports: sorted by any column, filtered by words, shown in steps.
// Its rows come from the JSON in #data (page.sql); names are only ever set as text.
document.addEventListener('DOMContentLoaded', () => {
	'use strict';
	const STEP = 100;
	const [UNIT, HREF, REGION, YEAR, KIND, BUDGET, OUTLAY, RATE, SB, SA, SCORE, GRADE, MISSING, ERRORS, WARNINGS, NAME] = Array(16).keys();
	const money = v => v === null ? '' : (v / 100).toLocaleString('en', {minimumFractionDigits: 2, maximumFractionDigits: 2});
	const plain = v => v === null ? '' : String(v);
	const mark = v => v === null ? '' : (v / 100).toFixed(2);
	const percent = v => v === null ? '' : mark(v) + '%';
	const some = v => v > 0 ? String(v) : '';
	const columns = [[UNIT, plain], [REGION, plain], [YEAR, plain], [KIND, plain], [BUDGET, money], [OUTLAY, money], [RATE, percent],
		[SB, money], [SA, money], [SCORE, mark], [GRADE, plain], [MISSING, some], [ERRORS, plain], [WARNINGS, plain]];
	const text = new Set([UNIT, REGION, KIND, GRADE]);
	const data = JSON.parse(document.getElementById('data').textContent);
	// The unit is text, or so many characters at the beginning of the name, with the region or without.
	const named = (unit, region, rest) => {
		if (typeof unit === 'string')
			return unit;
		return (unit < 0 ? '' : region) + Array.from(rest).slice(0, Math.abs(unit)).join('');
	};
	const whole = ([rest, unit, page, region_n, year, kind_n, ...others]) => {
		const region = data.regions[region_n];
		const href = page === null || page.includes('/') ? page : `./reports/${page.slice(0, 2)}/${page}.html`;
		const name = rest.startsWith('/') ? rest.slice(1) : `${region}/${year}/${rest}`;
		return [named(unit, region, rest), href, region, year, kind_n === null ? null : data.kinds[kind_n], ...others, name];
	};
	const rows = data.rows.map(whole);
	const body = document.querySelector('#units tbody');
	const heads = [...document.querySelectorAll('#units thead th')];
	const more = document.getElementById('more');
	const find = document.getElementById('find');
	const collator = new Intl.Collator('zh-CN', {numeric: true});
	let found = rows, shown = 0, sorted = null, down = false;

	const line = row => {
		const tr = document.createElement('tr');
		columns.forEach(([at, form], i) => {
			const cell = tr.appendChild(document.createElement(i === 0 ? 'th' : 'td'));
			if (i === 0) {
				cell.scope = 'row';
				cell.title = row[NAME];
			}
			if (at === ERRORS && row[at] > 0)
				cell.className = 'bad';
			if (i > 0 || row[HREF] === null) {
				cell.textContent = form(row[at]);
				return;
			}
			const a = cell.appendChild(document.createElement('a'));
			a.href = row[HREF];
			a.textContent = row[UNIT];
		});
		return tr;
	};
	const show = () => {
		body.append(...found.slice(shown, shown + STEP).map(line));
		shown = Math.min(shown + STEP, found.length);
		more.parentNode.hidden = shown === found.length;
		document.getElementById('shown').textContent = shown === found.length ? ` 显示 ${shown} 份。` : ` 显示 ${shown} / ${found.length} 份。`;
	};
	const again = () => {
		body.replaceChildren();
		shown = 0;
		show();
	};
	// What is not known comes last, whichever way the rows are sorted.
	const order = (a, b) => {
		const x = a[sorted], y = b[sorted];
		if (x === null || y === null || x === '' || y === '')
			return (x === null || x === '') - (y === null || y === '');
		const by = text.has(sorted) ? collator.compare(x, y) : x - y;
		return down ? -by : by;
	};
	const filter = () => {
		const words = find.value.toLowerCase().split(/\s+/).filter(w => w);
		found = rows.filter(r => words.every(w => [r[UNIT], r[REGION], r[NAME], r[YEAR], r[KIND]].join(' ').toLowerCase().includes(w)));
		if (sorted !== null)
			found.sort(order);
		again();
	};
	heads.forEach((th, i) => {
		const button = document.createElement('button');
		button.type = 'button';
		button.textContent = th.textContent;
		th.replaceChildren(button);
		button.addEventListener('click', () => {
			const column = columns[i][0];
			down = sorted === column ? !down : !text.has(column);
			sorted = column;
			heads.forEach(h => h.removeAttribute('aria-sort'));
			th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
			filter();
		});
	});
	find.addEventListener('input', filter);
	more.addEventListener('click', show);
	document.querySelectorAll('.tools').forEach(e => { e.hidden = false; });
	again();
});
