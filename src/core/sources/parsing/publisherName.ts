import { foldName } from '../../text/foldName.ts';

/** Names of publications are shorter; a longer text is a sentence. */
const MAX_LENGTH = 80;
const MAX_WORDS = 9;

/** Words inside a name that are written small. */
const SMALL: ReadonlySet<string> = new Set(
	'of on the for and in at & + de du des la le les el al y e et und van von der den das die di da del della do dos'.split(' '),
);

/** Words that say what kind of thing stands there, not who published it. */
const LABELS: ReadonlySet<string> = new Set(
	(
		'background video audio podcast interview analysis overview summary opinion editorial transcript speech archive archived copy pdf ' +
		'chapter part section page primary secondary official note notes see source sources update updated introduction abstract data ' +
		'dataset map chart key main good useful important paywall paywalled free english statement document documents context related ' +
		'also history text link title book article paper blog thread slides figures table quote definition example more'
	).split(' '),
);

/** What the names of publications and of bodies that publish have in them. */
const OUTLET_WORDS: ReadonlySet<string> = new Set(
	(
		'post times gazette courier herald tribune journal news press review daily weekly monthly quarterly magazine institute institution ' +
		'center centre council foundation university college ministry department bureau observer chronicle mail telegraph standard radio ' +
		'tv television broadcasting wire desk network encyclopedia encyclopaedia bank fund organization organisation association society ' +
		'forum academy library museum commission committee agency reporter examiner inquirer dispatch bulletin digest sentinel mirror ' +
		'argus advertiser record ledger monitor spectator zeitung blatt presse wikipedia britannica wikisource reuters ap afp bbc cnn npr pbs ' +
		'nyt wsj ft guardian economist bloomberg axios politico haaretz aljazeera jazeera carnegie brookings rand csis cfr crs inss arxiv ssrn ' +
		'jstor youtube substack medium'
	).split(' '),
);

/** The same in Cyrillic, where such a word is written small inside of a name, and what the encyclopedia is called in other scripts. */
const FOREIGN_WORDS: ReadonlySet<string> = new Set(
	(
		'вестник газета известия новости журнал правда ведомости университет институт издательство агентство центр музей академия вісник ' +
		'википедия вікіпедія 维基百科 維基百科 ウィキペディア 위키백과 ويكيبيديا پدیا ויקיפדיה विकिपीडिया βικιπαίδεια wikipedie vikipedi wikipédia'
	)
		.split(' ')
		.map(foldName),
);

/** The form in which names of publishers are compared: case, accents and a leading `The` do not count. */
export function publisherKey(name: string): string {
	return foldName(name).replace(/^the /, '');
}

/** Whether `text` may be a publisher's name at all: no longer than one, and with a letter. */
export function isShortName(text: string): boolean {
	return text !== '' && text.length <= MAX_LENGTH && text.split(' ').length <= MAX_WORDS && /\p{L}/u.test(text);
}

/** The first letters of that script come after all Latin ones. */
const CYRILLIC = '\u0400';

/** Whether `text` is written as a name is: its words begin with a capital or have one, or it is one word or a host. */
export function isNameLike(text: string): boolean {
	if (!isShortName(text) || /[?!:;]|\. |["“”]/.test(text) || LABELS.has(text.toLowerCase())) return false;
	const words = text.split(' ');
	if (words.length === 1) return true;
	const isLast = (at: number): boolean => at === words.length - 1;
	return words.every(
		(word, at) =>
			/[\p{Lu}\p{Lo}]|^[\d(]|\.\p{L}{2}/u.test(word) ||
			(!isLast(at) && SMALL.has(word.toLowerCase())) ||
			(at > 0 && word > CYRILLIC && FOREIGN_WORDS.has(foldName(word))),
	);
}

/** Whether `text` is written as a name, does not begin in lower case, and says of itself no kind of thing (`Full Interview`). */
export function isProperName(text: string): boolean {
	return isNameLike(text) && /^[\p{Lu}\p{Lo}\d+]/u.test(text) && !LABELS.has(text.slice(text.lastIndexOf(' ') + 1).toLowerCase());
}

/** How likely a name is a publisher's before anything is known of the vault: by its words, and by the host it stands beside. */
export function publisherPrior(name: string, host: string): number {
	return (isNameLike(name) && hasOutletWord(name) ? 0.5 : 0) + (isHostOf(name, host) ? 2 : 0);
}

function hasOutletWord(name: string): boolean {
	return foldName(name)
		.split(/[^\p{L}\p{N}]+/u)
		.some((word) => OUTLET_WORDS.has(word) || FOREIGN_WORDS.has(word));
}

/** Whether a label of `host` is the name, its beginning or end, or its initials: `inss.org.il`, `theguardian.com`. */
function isHostOf(name: string, host: string): boolean {
	const words = foldName(name)
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');
	const whole = words.join('');
	const bare = words[0] === 'the' ? words.slice(1).join('') : whole;
	const initials = words.length >= 3 ? words.map((word) => word.charAt(0)).join('') : undefined;
	return host
		.split('.')
		.slice(0, -1)
		.some((dashed) => {
			const label = dashed.replaceAll('-', '');
			if (label === whole || label === bare || label === initials) return label.length > 1;
			if (bare.length >= 4 && label.includes(bare)) return true;
			return label.length >= 4 && (words.includes(label) || whole.startsWith(label) || bare.startsWith(label));
		});
}
