// Pointing at a figure of a finding, at a note or at an entry of the list of
// findings, or reaching it with the keyboard, lights up the note and all its figures.
(() => {
	'use strict';
	let lit = [];
	const notes = target => {
		const at = target.closest && target.closest('a.f, aside.note, nav.findings a');
		if (!at)
			return [];
		if (at.dataset.n)
			return at.dataset.n.split(' ');
		return [at.id || at.hash.slice(1)];
	};
	const light = event => {
		const ids = notes(event.target);
		lit.forEach(e => e.classList.remove('on'));
		lit = ids.flatMap(id => [document.getElementById(id), ...document.querySelectorAll(`a.f[data-n~="${id}"]`)]);
		lit.forEach(e => e.classList.add('on'));
	};
	document.addEventListener('mouseover', light);
	document.addEventListener('focusin', light);
	window.addEventListener('beforeprint', () => lit.forEach(e => e.classList.remove('on')));
})();
