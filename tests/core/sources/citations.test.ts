import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CITATION_FORMS, readCitation } from '../../../src/core/sources/parsing/citation.ts';
import { plainText } from '../../../src/core/sources/parsing/plainText.ts';
import { RUNS } from '../../support/runs.ts';
import { sourceOf } from './support.ts';

/** What was told apart, without what there is nothing of. */
function parts(text: string): Record<string, string> | null {
	const citation = readCitation(text);
	return citation && Object.fromEntries(Object.entries(citation).filter((entry): entry is [string, string] => entry[1] !== null));
}

test('every form reads its own example', () => {
	expect(CITATION_FORMS.map(({ example }) => parts(example))).toEqual([
		{ author: 'Redford, D.', date: '2003', work: 'The Wars in Syria and Palestine', publisher: 'Brill' },
		{
			author: 'Dorn, Ada',
			date: '2014',
			work: 'A Study of Tides',
			container: 'Harbour Quarterly',
			volume: '35',
			issue: '1',
			pages: '44–50',
		},
		{ author: 'Felt DT, Horn A', date: '1988', work: 'Tides and knees', container: 'Coast Med', volume: '10', issue: '2', pages: '1-28' },
		{ author: 'Walt, S.', date: '12 May 2024', work: 'The Cost of the Lobby', container: 'Foreign Policy' },
		{ author: 'Parsi, Trita', date: '2007', work: 'Treacherous Alliance', publisher: 'Yale University Press', place: 'New Haven' },
		{ author: 'Horn, Ada, and Bo Felt', date: '2021', work: 'Tides are hard!', publisher: 'Coast Archive' },
		{ author: 'Horn, Ada', date: '1867', work: 'Ebbe und Flut. Eine Studie', publisher: 'Quay', place: 'Hamburg' },
	]);
});

describe('a place and a year at the end', () => {
	test.each([
		[
			'a town of several words',
			'Bo Felt: Wehre, Bd. 2, Frankfurt am Main 1962.',
			{ author: 'Bo Felt', date: '1962', work: 'Wehre, Bd. 2', place: 'Frankfurt am Main' },
		],
		['two towns', 'Felt, Bo: *Wehre*. Köln/New York 1962', { author: 'Felt, Bo', date: '1962', work: 'Wehre', place: 'Köln/New York' }],
		['a month is no town', 'Harbour Post: A strike, May 2026', null],
		['nor is what has no author', 'The battle of the weirs, France 1916', null],
		['nor what one word leads to', 'Berlin: A city, Hamburg 1920', null],
	])('%s', (_, text, expected) => {
		expect(parts(text)).toEqual(expected);
	});
});

describe('authors', () => {
	test.each([
		['a particle in small letters', 'van der Meer, K. (2011). *Dykes*. Brill.', 'van der Meer, K.'],
		['an article bound with a hyphen', 'al-Rashid, N. (2008). *Wells*.', 'al-Rashid, N.'],
		['a particle with an apostrophe', 'd’Orsay, P. (2012). *Quays*.', 'd’Orsay, P.'],
		['a particle of one word', 'de Winter, B. (1999). *Locks*.', 'de Winter, B.'],
		['a particle in the second name', 'Horn, A., & von Stein, G. (2001). *Weirs*.', 'Horn, A., & von Stein, G.'],
		['an Arabic particle between', 'Salim ibn Yusuf (1920). *Wells*.', 'Salim ibn Yusuf'],
		['a hyphened initial', 'Petit, J.-P. (2004). *Quays*.', 'Petit, J.-P.'],
		['junior', 'Horn, Jr., A. (2002). *Weirs*.', 'Horn, Jr., A.'],
		['several and others', 'Horn, A., Felt, B., et al. (2002). *Weirs*.', 'Horn, A., Felt, B., et al.'],
		['an organization among people', 'Horn, A., & Coast Council. (2003). *Weirs*.', 'Horn, A., & Coast Council'],
		['an organization', 'Coast Watch of Orla (2021). *Weirs*.', 'Coast Watch of Orla'],
		['bare initials', 'Horn A, Felt BC. Weirs and knees. Coast Med. 2001;4:1-9.', 'Horn A, Felt BC'],
		['bare initials and a particle', 'van Dyke P, Horn A. Weirs. Coast Med. 2001;4:1-9.', 'van Dyke P, Horn A'],
		['capitals and semicolons', 'HORN, Ada; FELT, Bo. Represas. Recife: Cais, 2005.', 'HORN, Ada; FELT, Bo'],
		['first names first', 'Ada Horn, Bo Felt, and Cy R. Dorn. Weirs at large. Coast Archive, 2020.', 'Ada Horn, Bo Felt, and Cy R. Dorn'],
		['other scripts', 'Петров, А. (2010). *Каналы*. Нева.', 'Петров, А.'],
		['scripts without capitals', '李, 海 (2015). 水。', '李, 海'],
		['initials with stops behind the names', 'Horn A., Felt B. (2020) Weirs. *Coast Med* 36, 1-3.', 'Horn A., Felt B.'],
		['two initials with stops, as in Russia', 'Петров А. Б. Каналы. М.: Нева, 2015. 320 с.', 'Петров А. Б.'],
		['a word that leads to them', 'See Horn, A. (2001). *Weirs*. Quay Press.', 'Horn, A.'],
		['another word that leads to them', 'Cf. Horn, A. (2001). *Weirs*. Quay Press.', 'Horn, A.'],
		['a letter of Arabic that is no letter', 'ʿAbd al-Raḥmān, ʿĀ. (1960). *Wells*.', 'ʿAbd al-Raḥmān, ʿĀ.'],
	])('%s', (_, text, author) => {
		expect(parts(text)?.['author']).toBe(author);
	});
});

describe('dates', () => {
	test.each([
		['none', 'Horn, A. (n.d.). *Weirs*.', 'n.d.'],
		['about', 'Horn, A. (c. 1920). *Weirs*.', 'c. 1920'],
		['about, in full', 'Horn, A. (circa 1920). *Weirs*.', 'circa 1920'],
		['not yet', 'Horn, A. (in press). *Weirs*.', 'in press'],
		['a letter after', 'Horn, A. (1999b). *Weirs*.', '1999b'],
		['a day', 'Horn, A. (2019, March 5). *Weirs*.', '2019, March 5'],
		['two years', 'Horn, A. (1962/1996). *Weirs*.', '1962/1996'],
		['a span', 'Horn, A. (2003–2005). *Weirs*.', '2003–2005'],
		['a season', 'Horn, A. (2003, Spring). *Weirs*.', '2003, Spring'],
		['none, in German', 'Horn, A. (o. J.). *Wehre*.', 'o. J.'],
		['none, in French and Portuguese', 'Horn, A. (s. d.). *Barrages*.', 's. d.'],
		['none, in Spanish', 'Horn, A. (s.f.). *Presas*.', 's.f.'],
		['none, in Russian', 'Петров, А. (б. г.). *Каналы*.', 'б. г.'],
		['a day before its month', 'Horn, A. (2001, 5 mai). *Barrages*.', '2001, 5 mai'],
		['several days', 'Horn, A. (2019, March 5–7). *Weirs*.', '2019, March 5–7'],
		['an older edition', 'Horn, A. ([1904] 1999). *Weirs*.', '[1904] 1999'],
		['inside, as in Chicago', 'Horn, Ada. “Weirs.” *Coast Journal* 12, no. 3 (2020): 45–67.', '2020'],
		['inside, without an issue', 'Ada Horn, “Weirs,” *Coast Journal* 5 (2001): 4–5.', '2001'],
		['inside, with a month', 'Ada Horn, “Weirs,” *Coast Journal* 5, no. 2 (May 2001): 4–5.', 'May 2001'],
		['after a comma, as in Harvard', 'Horn, A., 2004. *Weirs*. Orla: Quay Press.', '2004'],
	])('%s', (_, text, date) => {
		expect(parts(text)?.['date']).toBe(date);
	});
});

describe('where it appeared', () => {
	test.each([
		[
			'a journal, volume, issue and pages',
			'Horn, A. (2004). Weirs. *Coast Journal*, 72(4), 5–20.',
			{ work: 'Weirs', container: 'Coast Journal', volume: '72', issue: '4', pages: '5–20' },
		],
		[
			'the volume in emphasis',
			'Horn, A. (2004). Weirs. *Coast Journal*, *72*(4), 5–20.',
			{ work: 'Weirs', container: 'Coast Journal', volume: '72', issue: '4', pages: '5–20' },
		],
		[
			'journal and volume in one emphasis',
			'Horn, A. (2004). Weirs. *Coast Journal, 72*(4), 5–20.',
			{ work: 'Weirs', container: 'Coast Journal', volume: '72', issue: '4', pages: '5–20' },
		],
		[
			'a volume without issue',
			'Horn, A. (2004). Weirs. *Coast Journal*, 72, 5–20.',
			{ work: 'Weirs', container: 'Coast Journal', volume: '72', pages: '5–20' },
		],
		[
			'volume and number in words',
			'Horn, A. (2004). “Weirs.” *Coast Journal*, vol. 7, no. 2, pp. 5–20.',
			{ work: 'Weirs', container: 'Coast Journal', volume: '7', issue: '2', pages: '5–20' },
		],
		[
			'volume and number with the year after them',
			'Horn, Ada. “Weirs.” *Coast Journal* 12, no. 3 (2020): 45–67.',
			{ work: 'Weirs', container: 'Coast Journal', volume: '12', issue: '3', pages: '45–67' },
		],
		[
			'a volume with the year after it',
			'Ada Horn, “Weirs,” *Coast Journal* 5 (2001): 4–5.',
			{ work: 'Weirs', container: 'Coast Journal', volume: '5', pages: '4–5' },
		],
		[
			'volume and number in words, and the year before the pages, as in MLA',
			'Horn, Ada. “Weirs.” *Coast Journal*, vol. 12, no. 3, 2014, pp. 4–9.',
			{ author: 'Horn, Ada', work: 'Weirs', container: 'Coast Journal', volume: '12', issue: '3', date: '2014', pages: '4–9' },
		],
		['a book and nothing but its year', 'A.B. Corné, *Les digues*, 1920', { author: 'A.B. Corné', work: 'Les digues', date: '1920' }],
		[
			'a book of a body and nothing but its year',
			'Coast Watch Orla, *Report 2020*, 2021.',
			{ author: 'Coast Watch Orla', work: 'Report 2020', date: '2021' },
		],
		[
			'a book, its publisher and its year',
			'Ada Horn, *Les digues*, Paris, Quai, 1975.',
			{ author: 'Ada Horn', work: 'Les digues', date: '1975', publisher: 'Paris, Quai' },
		],
		[
			'an issue of which the year is known',
			'Horn, A. 2014. “Weirs.” *Coast Journal* 12, no. 2010: 45–67.',
			{ container: 'Coast Journal', volume: '12', issue: '2010', pages: '45–67', date: '2014' },
		],
		[
			'a journal without emphasis',
			'Horn, A. (2004). Weirs. Coast Journal, 72(4), 5–20.',
			{ work: 'Weirs', container: 'Coast Journal', volume: '72', issue: '4', pages: '5–20' },
		],
		[
			'a chapter',
			'Horn, A. (2004). Weirs. In B. Felt & C. Dorn (Eds.), *Waters* (pp. 3–9). Orla: Quay Press.',
			{ work: 'Weirs', container: 'Waters', editor: 'B. Felt & C. Dorn', pages: '3–9', place: 'Orla', publisher: 'Quay Press' },
		],
		[
			'a chapter, as in Chicago',
			'Horn, Ada. 2004. “Weirs.” In *Waters*, edited by Bo Felt, 3–9. Orla: Quay Press.',
			{ work: 'Weirs', container: 'Waters', editor: 'Bo Felt', pages: '3–9', place: 'Orla', publisher: 'Quay Press' },
		],
		[
			'words about it are no publisher',
			'Horn, A. (2004). *Weirs*. Quay Press. (self-published, not reviewed)',
			{ author: 'Horn, A.', date: '2004', work: 'Weirs', publisher: 'Quay Press', note: 'self-published, not reviewed' },
		],
		['an edited book', 'Horn, A. (Ed.). (2004). *Weirs*. Quay Press.', { editor: 'Horn, A.', work: 'Weirs', publisher: 'Quay Press' }],
		[
			'several editors',
			'Horn, A., & Felt, B. (Eds.) (2004). *Weirs*. Quay Press.',
			{ editor: 'Horn, A., & Felt, B.', work: 'Weirs', publisher: 'Quay Press' },
		],
		['an edition', 'Horn, A. (2004). *Weirs* (2nd ed.). Quay Press.', { work: 'Weirs', edition: '2nd ed', publisher: 'Quay Press' }],
		[
			'place, publisher and pages',
			'Horn, A. (2004). *Weirs*. Orla: Quay Press, pp. 12–34.',
			{ work: 'Weirs', place: 'Orla', publisher: 'Quay Press', pages: '12–34' },
		],
		[
			'a newspaper and its page',
			'Horn, A. (2019, March 5). Weirs burst. *The Lantern*, p. A4.',
			{ work: 'Weirs burst', container: 'The Lantern', pages: 'A4' },
		],
		[
			'a newspaper without emphasis',
			'“Weirs burst,” The Lantern, 12 June 2025.',
			{ work: 'Weirs burst', container: 'The Lantern', date: '12 June 2025' },
		],
		[
			'an office and a day',
			'Coast Office, "Paper on weirs", 3 May 2021.',
			{ author: 'Coast Office', work: 'Paper on weirs', date: '3 May 2021' },
		],
		['a title in emphasis and its year', '*Weirs of Orla* (2004)', { work: 'Weirs of Orla', date: '2004' }],
		[
			'commas in the name of a body',
			'Department of Ports, Weirs, and Quays (2004). *Weirs*.',
			{ author: 'Department of Ports, Weirs, and Quays', work: 'Weirs' },
		],
		[
			'a question in a title',
			'Horn, A. (2004). Why weirs? An answer. Quay Press.',
			{ work: 'Why weirs? An answer', publisher: 'Quay Press' },
		],
		[
			'a book, as in Vancouver',
			'Horn A. Weirs. 2nd ed. Orla: Quay Press; 2004.',
			{ author: 'Horn A', work: 'Weirs', edition: '2nd ed', place: 'Orla', publisher: 'Quay Press', date: '2004' },
		],
		[
			'a second citation after the first',
			'Horn, A. (1999a). Weirs; Horn, A. (1999b). Quays.',
			{ work: 'Weirs', note: 'Horn, A. (1999b). Quays.' },
		],
		[
			'what nothing was made of',
			'Horn, A. (2004). *Weirs* (Report No. 7b of the harbour). Quay Press.',
			{ work: 'Weirs', publisher: 'Quay Press', note: 'Report No. 7b of the harbour' },
		],
	])('%s', (_, text, expected) => {
		expect(parts(text)).toMatchObject(expected);
	});
});

test.each([
	['prose with a year', 'The treaty of Paris (1783) ended the war.'],
	['an act', 'Harbour Assistance Act of 1961, Public Law 87-195, as amended.'],
	['a note to oneself', 'ask the archive (2024) about this'],
	['no year at all', 'Redford, D. *The Wars*.'],
	['a talk', 'Interview with A. B., Orla, 4 March 2020.'],
	['a paper and its day', '*Coast Weekly*, 12 May 2024'],
	['a file', 'FO 371/1234, The Coast Archives, Kew.'],
])('%s is no citation', (_, text) => {
	expect(readCitation(text)).toBeNull();
});

test.each([
	['a DOI without a label', '- Horn, A. (2004). Weirs. *Coast Journal*, 72(4). 10.1000/ABC.7', 'https://doi.org/10.1000/abc.7'],
	['a link to a DOI', '- [k](doi:10.1000/ABC.7)', 'https://doi.org/10.1000/abc.7'],
])('%s is the page that it stands for', (_, bullet, url) => {
	expect(sourceOf(`## Sources\n${bullet}\n`)).toMatchObject({ kind: 'web', canonicalUrl: url });
});

test('a broken bar is a part of the words beside it', () => {
	expect(parts('Roe, A. (2019). *Tides*. Harbour Press ¦ Coast Desk.')).toEqual({
		author: 'Roe, A.',
		date: '2019',
		work: 'Tides',
		publisher: 'Harbour Press ¦ Coast Desk',
	});
});

test('no word of a citation is lost', () => {
	const name = fc.constantFrom('Horn, A.', 'van der Meer, K.', 'Horn, A., & Felt, B.', 'Coast Council', 'Horn, A. (Ed.).');
	const date = fc.constantFrom('(2004).', '(n.d.).', '(c. 1920).', '(2019, March 5).');
	const title = fc.constantFrom('*Weirs of Orla*', 'Weirs of Orla', '“Weirs of Orla,”', '*Weirs: a history*', 'Weirs? A question');
	const tail = fc.array(
		fc.constantFrom(
			'*Coast Journal*',
			'72(4)',
			'5–20',
			'(2nd ed.)',
			'In B. Felt (Ed.), *Waters*',
			'(pp. 3–9)',
			'Orla: Quay Press',
			'Mimeo',
			'vol. 3',
			'no. 9',
			'box 12',
			'Paper 7b',
			'translated by C. Dorn',
			'12',
		),
		{ maxLength: 6 },
	);
	const mark = fc.constantFrom('. ', ', ', ' ');
	fc.assert(
		fc.property(name, date, title, tail, mark, (who, when, what, where, between) => {
			const text = `${who} ${when} ${what}. ${where.join(between)}.`;
			const citation = readCitation(text);
			if (!citation) return;
			const said = plainText(
				Object.values(citation)
					.filter((part) => part !== null)
					.join(' '),
			);
			const lost = wordsOf(plainText(text)).filter((word) => !wordsOf(said).includes(word) && !LABELS.has(word));
			expect({ text, lost }).toEqual({ text, lost: [] });
		}),
		{ numRuns: RUNS },
	);
});

/** Words that only say what the part after them is. */
const LABELS = new Set(['in', 'ed', 'eds', 'pp', 'p', 'vol', 'no', 'edited', 'by']);

function wordsOf(text: string): string[] {
	return text
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');
}
