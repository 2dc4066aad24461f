// Pointing at a figure of a finding, at a note or at an entry of the list of
// findings, or reaching it with the keyboard, lights up the note and all its figures.
(() => {
	'use strict';
	let pointed = [], focused = [], lit = [];
	const notes = target => {
		const at = target.closest && target.closest('a.f, aside.note, nav.findings a');
		if (!at)
			return [];
		if (at.dataset.n)
			return at.dataset.n.split(' ');
		return [at.id || at.hash.slice(1)];
	};
	const together = id => [document.getElementById(id), ...document.querySelectorAll(`a.f[data-n~="${id}"]`)];
	const light = () => {
		lit.forEach(e => e.classList.remove('on'));
		lit = (pointed.length > 0 ? pointed : focused).flatMap(together);
		lit.forEach(e => e.classList.add('on'));
	};
	document.addEventListener('mouseover', event => { pointed = notes(event.target); light(); });
	document.addEventListener('focusin', event => { focused = notes(event.target); light(); });
	document.addEventListener('focusout', () => { focused = []; light(); });
})();
