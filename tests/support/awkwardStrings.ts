/**
 * Strings on which software that reads, writes or shows text has failed, each for a reason that its group names: what a
 * value of a field may be however unlikely it looks. Made by ourselves, part of it by combination.
 */
export const AWKWARD_STRINGS: readonly string[] = [
	...words(),
	...numbers(),
	...times(),
	...yamlMarks(),
	...blanks(),
	...invisible(),
	...scripts(),
	...code(),
	...paths(),
];

/** What some reader of YAML or JSON takes for something other than text. */
function words(): string[] {
	const plain = ['null', 'true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n', 'none', 'nil', 'undefined', 'nan', 'infinity'];
	const cased = plain.flatMap((word) => [word, word.toUpperCase(), word.slice(0, 1).toUpperCase() + word.slice(1)]);
	return ['', '~', '.nan', '.NaN', '.inf', '-.inf', '+.INF', '<<', '=', '__proto__', 'constructor', 'toString', 'hasOwnProperty', ...cased];
}

/** Digits whose writing says more, or less, than their value. */
function numbers(): string[] {
	const forms = [
		'0',
		'00',
		'007',
		'0777',
		'0o17',
		'0x1F',
		'0b101',
		'08',
		'1.0',
		'1.10',
		'.5',
		'5.',
		'1e3',
		'1E-7',
		'1_000',
		'1,000',
		'1 000',
	];
	const signed = forms.flatMap((form) => [form, `-${form}`, `+${form}`]);
	return [
		...signed,
		'9007199254740993',
		'12345678901234567890',
		'0.1000000000000000055511151231257827',
		'1/2',
		'1/0',
		'50%',
		'$5.00',
		'€5,00',
		'2401.00010',
		'1.2.3',
		'٣٤',
		'½',
		'²',
		'Ⅳ',
	];
}

function times(): string[] {
	const days = ['2024-01-02', '2024-1-2', '2024-02-31', '0000-00-00', '20240102', '2024/01/02', '01.02.2024', '2024', '2024-01'];
	const clocks = ['10:30', '1:30', '12:30:45', '24:00', '190:20:30', '2024-01-02T03:04:05Z', '2024-01-02 03:04:05 +2', '2024-01-02T03:04'];
	return [...days, ...clocks];
}

/** A mark of YAML at the beginning, inside and at the end of a word, alone, and before a blank. */
function yamlMarks(): string[] {
	const marks = ['-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', "'", '"', '%', '@', '`', '\\', '/', '$', '='];
	const placed = marks.flatMap((mark) => [mark, `${mark}a`, `a${mark}`, `a${mark}b`, `${mark} a`, `a ${mark}`, `a${mark} b`, `a ${mark}b`]);
	return [
		...placed,
		'---',
		'...',
		'--- a',
		'a: b: c',
		'key: value',
		'[a, b]',
		'{a: b}',
		'[[Iran]]',
		'[[Iran|the country]]',
		'![[map.png]]',
		'"already quoted"',
		"it's",
		`both ' and "`,
		'a\\nb',
		'\\',
		'\\\\',
		'\\"',
		'!!str a',
		'!!binary aGk=',
		'&anchor a',
		'*alias',
		'{{title}}',
		'<% tp.date.now() %>',
		"$& $` $' $$ $1",
	];
}

/** Blanks of every kind at either end and within, which a trim would take. */
function blanks(): string[] {
	const kinds = [' ', '\t', '\u00a0', '\u2003', '\u3000', '\u1680', '\u202f', '\u205f'];
	return kinds.flatMap((blank) => [`${blank}a`, `a${blank}`, `a${blank}b`, `a${blank}${blank}b`]);
}

/** Characters that nobody sees: joiners, marks of direction, a byte order mark within, tags. None that YAML forbids. */
function invisible(): string[] {
	const marks = ['\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069', '\u2060', '\u00ad', '\ufeff'];
	return [...marks.map((mark) => `a${mark}b`), ...marks.map((mark) => `a${mark}`), 'user\u202etxt.exe', '\u{e0041}a', 'a\ufe0f'];
}

function scripts(): string[] {
	return [
		'Ω≈ç√∫˜µ≤≥÷',
		'åß∂ƒ©˙∆˚¬…æ',
		'naïve café',
		'nai\u0308ve cafe\u0301',
		'Ångström',
		'A\u030angström',
		'İstanbul ıssız',
		'Straße STRASSE',
		'ﬁnal ﬂow',
		'Ελλάδα',
		'Москва',
		'ישראל',
		'القدس الشرقية',
		'ایران',
		'תיק 2024 (א)',
		'العربية then English',
		'北京',
		'東京都',
		'서울',
		'서울',
		'हिन्दी',
		'ภาษาไทย',
		'မြန်မာ',
		'ᚠᛇᚻ',
		'👍🏽',
		'👨‍👩‍👧‍👦',
		'🇮🇱🇮🇷',
		'🏴󠁧󠁢󠁳󠁣󠁴󠁿',
		'𝕬𝖇𝖈',
		'𠜎𠜱',
		'Z\u0351\u036b\u0343\u0369\u035ba\u0321\u0353lgo',
		`e${'\u0301'.repeat(40)}`,
		'“curly” ‘quotes’ «guillemets»',
		'en – em — bar ―',
		'a⁄b ∕ c／d',
		'ＦＵＬＬ　ＷＩＤＴＨ',
		'(╯°□°)╯︵ ┻━┻',
	];
}

/** What must never be more than text. */
function code(): string[] {
	return [
		'<b>bold</b>',
		'<script>alert(1)</script>',
		'<img src=x onerror=alert(1)>',
		'"><svg onload=alert(1)>',
		"';alert(1)//",
		'javascript:alert(1)',
		'data:text/html,<script>alert(1)</script>',
		'&lt;b&gt; &amp; &#60;',
		'<!-- comment -->',
		'%% comment %%',
		"'; DROP TABLE notes; --",
		'$(touch /tmp/x)',
		'`touch /tmp/x`',
		'${7*7}',
		'{{7*7}}',
		'#{7*7}',
		'%s %d %n',
		'%00',
		'%2e%2e%2f',
		'=1+1',
		'@SUM(A1)',
		'---js',
		'process.exit()',
		'(?:a+)+$',
		'a'.repeat(300),
		'word '.repeat(60).trim(),
		`${'['.repeat(50)}${']'.repeat(50)}`,
	];
}

function paths(): string[] {
	const names = ['CON', 'con', 'PRN.md', 'AUX', 'NUL.txt', 'COM1', 'LPT9', '.', '..', '...', '.hidden', 'a.', 'Foo.md', 'Foo.MD', 'a.b.c'];
	return [
		...names,
		'../../etc/passwd',
		'..\\..\\windows',
		'/etc/passwd',
		'C:\\temp',
		'\\\\server\\share',
		'~/x',
		'file:///etc/passwd',
		'https://example.org/?a=b&c=d#e',
		'http://example.org/a b',
		'mailto:a@example.org',
		'a@example.org',
		'#tag',
		'Note#Heading',
		'Note^block',
		'Note|alias',
	];
}
