/** One input that a careful program has to survive: its name, the text (or what makes it), and what has to come of it, in words. */
export type BadInput<Input = string | (() => string)> = readonly [name: string, input: Input, expected: string];

/** The text of an input. */
export function textOf([, input]: BadInput): string {
	return typeof input === 'string' ? input : input();
}

// In the expectations "refuse" means a finding and unchanged bytes, "edit" the smallest edit; codes in capitals are suggestions.

const fm = (s: string, b = 'body\n') => `---\n${s}---\n${b}`;
export const FRONTMATTER: readonly BadInput[] = [
	// operation: read, then the fix  status = "ok"
	[
		'fm-js-engine',
		'---js\n(globalThis.PWNED=1,{})\n---\nbody\n',
		'no front matter; nothing runs (globalThis.PWNED stays undefined); refuse FM_LANGUAGE, no write',
	],
	[
		'fm-js-space',
		'--- js\n(globalThis.PWNED=1,{})\n---\n',
		'no front matter; nothing runs (globalThis.PWNED stays undefined); refuse FM_LANGUAGE, no write',
	],
	[
		'fm-js-upper',
		'---JavaScript\n(globalThis.PWNED=1,{})\n---\n',
		'no front matter; nothing runs (globalThis.PWNED stays undefined); refuse FM_LANGUAGE, no write',
	],
	['fm-coffee', '---coffee\na: 1\n---\n', 'no front matter; no throw; no write'],
	['fm-json', '---json\n{"a":1}\n---\n', 'no front matter (Obsidian does not read it); no write'],
	['fm-toml', '---toml\na = 1\n---\n', 'no front matter; no write'],
	['fm-none', 'just text\n', 'edit: new block in front, text after it byte-identical'],
	['fm-empty-file', '', 'plugin: new block; CLI: refuse (an empty read may be a half-written file), read again'],
	['fm-only-constructor', 'constructor', 'no front matter; body is "constructor" (gray-matter cache gives undefined)'],
	['fm-hr-note', '---\n\nprose here\n\n---\n\nmore\n', 'refuse FM_NOT_MAP (gray-matter writes "\'0\': p")'],
	[
		'fm-hr-colon',
		'---\n\nSome *text* about: things\n\n---\n\nmore\n',
		'a valid map for YAML and Obsidian; fix-all refuses FM_NO_KNOWN_KEY (no key of any schema); bytes unchanged',
	],
	['fm-empty-block', '---\n---\nbody\n', 'edit: "---\\nstatus: ok\\n---\\nbody\\n"'],
	['fm-null-root', fm('~\n'), 'refuse FM_NOT_MAP'],
	['fm-scalar-root', fm('hello\n'), 'refuse FM_NOT_MAP'],
	['fm-list-root', fm('- a\n- b\n'), 'refuse FM_NOT_MAP'],
	[
		'fm-four-dashes',
		'---\na: 1\n----\nb: 2\n---\nbody\n',
		'refuse (a line of four dashes does not close); gray-matter closes there and eats "-"',
	],
	[
		'fm-prefix-close',
		'---\na: 1\n---more: text\nb: 2\n---\nbody\n',
		'the block ends at the line that is exactly ---; read a, "---more", b; body is "body"',
	],
	['fm-close-trailing', '---\na: 1\n---  \nbody\n', 'edit: "---  " kept as it is'],
	['fm-leading-blank', '\n---\na: 1\n---\nbody\n', 'no front matter; note with issue FM_NOT_FIRST; no write by fix-all'],
	['fm-bom', '\ufeff---\na: 1\n---\nbody\n', 'edit: BOM stays the first character'],
	['fm-crlf', '---\r\na: 1\r\n---\r\nbody\r\n', 'edit: new line ends \\r\\n; no lone \\n'],
	['fm-cr-only', '---\ra: 1\r---\rbody', 'no front matter; refuse EOL_CR, no write'],
	['fm-tab-indent', fm('a:\n\tb: 1\n'), 'refuse FM_TAB_AS_INDENT (js-yaml 3 reads {a:null,b:1})'],
	['fm-dup-key', fm('a: 1\na: 2\n'), 'refuse FM_DUPLICATE_KEY; issue names both lines'],
	['fm-bad-flow', fm('a: [1\n'), 'refuse; the second parse of the same text gives the same issue (no cache)'],
	['fm-colon-title', fm('title: Foo: bar\n'), 'refuse FM_BLOCK_AS_IMPLICIT_KEY; quick fix offered: quote the value'],
	['fm-at', fm('author: @smith\n'), 'refuse FM_BAD_SCALAR_START; quick fix: quote'],
	['fm-hash-in-word', fm('lang: C#\n'), 'read "C#"'],
	['fm-wikilink-bare', fm('up: [[Note]]\n'), 'read [["Note"]]; issue + quick fix: quote; text kept as it is on other edits'],
	['fm-tpl-token', fm('title: {{title}}\n'), 'template file: skipped; elsewhere issue; text kept'],
	['fm-quote-kept', fm('t: "Quoted"\ns: \'x\'\n'), 'edit: quotes kept'],
	['fm-flow-list-kept', fm('tags: [a,b , c]\n'), 'edit: spacing inside the list kept'],
	['fm-indent-kept', fm('tags:\n- a\n-   b\n'), 'edit: kept'],
	['fm-folded', fm('b: >-\n  folded\n  text\n'), 'edit: kept'],
	['fm-literal-last', fm('b: |\n  l1\n  l2\n'), 'edit: new key is not swallowed by the block; body kept'],
	['fm-doc-end-mark', fm('a: 1\n...\n'), 'refuse (a key after "..." is a second document)'],
	['fm-directive', '---\n%YAML 1.1\n---\na: yes\n---\nbody\n', 'block is "%YAML 1.1"; refuse; body kept'],
	['fm-no', fm('country: NO\n'), 'read string "NO"; written back only quoted'],
	['fm-yes-no-on-off', fm('a: yes\nb: no\nc: on\nd: off\n'), 'all strings; a boolean field gets an issue with fix "true"/"false"'],
	['fm-zip', fm('zip: 00501\n'), 'issue "looks like a number with a leading zero"; text kept (doc.toString writes 10)'],
	['fm-sexagesimal', fm('t: 1:30\n'), 'string "1:30" (gray-matter 90)'],
	['fm-date', fm('d: 2024-01-02\n'), 'string "2024-01-02", same in every time zone (gray-matter: Date, 2024-01-01 in Los Angeles)'],
	['fm-bigint', fm('id: 12345678901234567890\n'), 'issue: number too long; text kept (doc.toString writes ...67000)'],
	['fm-arxiv', fm('arxiv: 2401.00010\n'), 'issue: quote it; value compared as source text "2401.00010", not 2401.0001'],
	['fm-plus', fm('tel: +33\n'), 'text kept (doc.toString writes 33)'],
	['fm-inf-nan', fm('a: .inf\nb: .nan\n'), 'issue for a number field; no crash; JSON report has a string'],
	['fm-anchor', fm('a: &x [1,2]\nb: *x\n'), 'edit of another key: anchors kept; edit of a or b: refuse'],
	['fm-alias-missing', fm('b: *x\n'), 'refuse FM_ALIAS; no throw'],
	[
		'fm-billion-laughs',
		() => {
			let s = 'a: &a ["lol","lol","lol","lol","lol","lol","lol","lol","lol"]\n';
			for (const c of 'bcdefghi') {
				const p = String.fromCharCode(c.charCodeAt(0) - 1);
				s += `${c}: &${c} [${Array(9)
					.fill('*' + p)
					.join(',')}]\n`;
			}
			return fm(s);
		},
		'refuse FM_ALIAS in < 50 ms',
	],
	['fm-merge-key', fm('b: &b {x: 1}\nd:\n  <<: *b\n'), 'read d["<<"] as plain data; never merged; edit of another key keeps it'],
	['fm-merge-proto', fm('b: &b {__proto__: {p: 1}}\nd:\n  <<: *b\n'), '({}).p === undefined'],
	['fm-unknown-tag', fm('a: !foo bar\n'), 'refuse FM_WARN_TAG_RESOLVE_FAILED'],
	['fm-js-tag', fm('a: !!js/function "function(){}"\n'), 'refuse; nothing runs'],
	['fm-binary-tag', fm('a: !!binary aGVsbG8=\n'), 'refuse or issue; text kept'],
	['fm-complex-key', fm('? [x, y]\n: e\n'), 'refuse; text kept'],
	['fm-nul', fm('a: "x\u0000y"\n'), 'refuse FM_CONTROL_CHAR'],
	['fm-control', fm('a: x\u0007y\n'), 'refuse FM_CONTROL_CHAR'],
	['fm-ls-ps-nel', fm('a: x\u2028y\u2029z\u0085\n'), 'no extra line found; text kept'],
	['fm-nbsp-indent', fm('a:\n\u00a0 b: 1\n'), 'issue "non-breaking space"; text kept'],
	['fm-smart-quotes', fm('a: \u201cx: y\u201d\n'), 'refuse; quick fix: straight quotes'],
	['fm-bidi', fm('title: a\u202eb\n'), 'issue "hidden direction character"; text kept; panel shows it stripped'],
	['fm-conflict-marks', fm('<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n'), 'refuse; issue MERGE_CONFLICT; no write'],
	[
		'fm-5000-keys',
		() => fm(Array.from({ length: 5000 }, (_, i) => `k${i}: v\n`).join('')),
		'refuse FM_TOO_MANY_KEYS in < 50 ms (yaml alone: 258 ms at 5 000 keys, 30 s at 50 000)',
	],
	['fm-100k-blank', () => fm('a: 1\n' + '\n'.repeat(100000)), 'refuse FM_TOO_LARGE in < 50 ms (gray-matter 5.4 s)'],
	['fm-deep-flow', () => fm('a: ' + '['.repeat(5000) + ']'.repeat(5000) + '\n'), 'refuse; no RangeError escapes'],
	[
		'fm-deep-block',
		() => fm(Array.from({ length: 1000 }, (_, i) => ' '.repeat(i) + 'k:').join('\n') + '\n'),
		'refuse; no RangeError escapes',
	],
];

export const SECTION: readonly BadInput[] = [
	// operation: put links [[New]] and [[A]] into '## Related Notes'
	['sec-none', '# T\n\ntext\n', 'section added at the end after one blank line; everything before byte-identical'],
	['sec-no-final-newline', '# T\ntext', 'section added; "text" gets a line end first'],
	['sec-empty', '## Related Notes\n', 'links added under it'],
	['sec-alias-counts', '## Related Notes\n- [[A|my text]] kept note\n', '[[A]] is not added again; text kept'],
	['sec-user-prose', '## Related Notes\nMy own words.\n\n- [[B]]\n', 'prose and [[B]] kept in place'],
	['sec-nested-list', '## Related Notes\n- [[B]]\n  - why: [[C]]\n', 'new link after the nested lines, not between'],
	['sec-twice', '## Related Notes\n- [[A]]\n\n## Related Notes\n- [[B]]\n', 'refuse TWO_SECTIONS'],
	['sec-in-fence', '```\n## Related Notes\n```\n', 'fence unchanged; new section after it'],
	['sec-in-tilde', '~~~\n## Related Notes\n~~~\n', 'fence unchanged; new section after it'],
	['sec-in-pct', '%%\n## Related Notes\n%%\n', 'same (CommonMark sees a heading here, Obsidian does not)'],
	['sec-in-math', '$$\n## Related Notes\n$$\n', 'same (CommonMark sees a heading here, Obsidian does not)'],
	['sec-in-quote', '> ## Related Notes\n> - [[A]]\n', 'quote unchanged; new section'],
	[
		'sec-fence-after',
		'## Related Notes\n- [[B]]\n\n```\n## Not a heading\n```\n',
		'the fence belongs to the section and stays; link goes after [[B]]',
	],
	['sec-unclosed-fence', '## Related Notes\n- [[B]]\n\n```js\ncode\n', 'refuse UNCLOSED_BLOCK'],
	['sec-unclosed-pct', 'a %% b\n## Related Notes\n', 'refuse UNCLOSED_BLOCK'],
	['sec-trailing-space', '## Related Notes  \n', 'recognised; spaces kept'],
	['sec-h3', '### Related Notes\n', 'recognised at any level; links added under it'],
	['sec-crlf', '# T\r\n\r\n## Related Notes\r\n- [[B]]\r\n', 'new line ends \\r\\n'],
	['sec-open-math', '# T\n$$ open\n\n## Related Notes\n', 'refuse UNCLOSED_BLOCK'],
	['sec-hr-footer', '## Related Notes\n- [[B]]\n\n---\nfooter\n', 'link after [[B]], footer unchanged'],
	['sec-frontmatter-text', '---\nx: |\n  ## Related Notes\n---\nbody\n', 'front matter unchanged; new section at the end'],
];

export const TARGETS: readonly BadInput[] = [
	// note titles offered as link targets or alias text
	['tgt-pipe', 'a|b', 'no wikilink with this target: refuse BAD_TARGET, issue'],
	['tgt-brackets', 'a]]b', 'no wikilink with this target: refuse BAD_TARGET, issue'],
	['tgt-open', 'a[[b', 'no wikilink with this target: refuse BAD_TARGET, issue'],
	['tgt-caret', 'a^b', 'no wikilink with this target: refuse BAD_TARGET, issue'],
	['tgt-newline', 'a\nb', 'no wikilink with this target: refuse BAD_TARGET, issue'],
	['tgt-nul', 'a\u0000b', 'no wikilink with this target: refuse BAD_TARGET, issue'],
	['tgt-dataviewjs', '```dataviewjs', 'inline in a list item only; never at a line start'],
	['tgt-templater', '<% tp.file.cursor() %>', 'written only inside [[ ]]; no template engine is run on plugin output'],
	['tgt-bidi', 'report\u202Efdp.exe', 'target exact, shown text stripped of U+202A-202E, U+2066-2069, U+200B-200F'],
	['tgt-proto', '__proto__', 'link map is a Map, not an object; link is written'],
];

export const PATHS: readonly BadInput[] = [
	// vault-relative path for a new note
	['path-ok', 'Sources/A.md', 'ok'],
	['path-dotdot', '../x.md', 'reject'],
	['path-mid', 'x/../../y.md', 'reject'],
	['path-abs', '/etc/x.md', 'reject'],
	['path-drive', 'C:\\x.md', 'reject'],
	['path-drive-rel', 'C:x.md', 'reject'],
	['path-config', '.obsidian/plugins/p/main.md', 'reject'],
	['path-git', '.git/hooks/x.md', 'reject'],
	['path-nul', 'a.md\u0000.png', 'reject'],
	['path-reserved-space', 'NUL .md', 'reject'],
	['path-sup', 'com\u00b9.md', 'reject'],
	['path-trailing-dot', 'x./y.md', 'reject'],
	['path-ext', 'a.exe', 'reject'],
	['path-dots', '.../x.md', 'reject'],
	['path-newline', 'a\nb.md', 'reject'],
	[
		'path-case',
		'note.md when Note.md exists',
		'never overwritten, also on a case-insensitive disk: create with flag wx; look up case-folded + NFC',
	],
	['path-exists', 'A.md when A.md exists', 'never overwritten; ask or " 1"'],
	['path-long', () => 'x'.repeat(300) + '.md', 'name cut to <= 200 bytes at a character border'],
];

export const URLS: readonly BadInput[] = [
	// link targets in the sources panel: open / not a link
	['url-https', 'https://a.b/c', 'open'],
	['url-js', 'javascript:alert(1)', 'text only'],
	['url-js-case', 'JaVaScRiPt:alert(1)', 'text only'],
	['url-js-ctl', '\u0001javascript:alert(1)', 'text only'],
	['url-data', 'data:text/html,x', 'text only'],
	['url-vbscript', 'vbscript:x', 'text only'],
	['url-unc', '\\\\host\\share\\x', 'text only'],
	['url-proto-rel', '//host/x', 'text only'],
	['url-obsidian', 'obsidian://advanced-uri?commandid=app:delete-file', 'text only'],
	['url-msdt', 'ms-msdt:/id', 'text only'],
	['url-blob', 'blob:https://x/1', 'text only'],
	['url-userinfo', 'https://good.com@evil.com/', 'open only after showing host evil.com'],
	['url-idn', 'https://\u0430pple.com/', 'shown as xn--pple-43d.com'],
	['url-bidi', 'https://evil.com/\u202Egpj.exe', 'text only'],
	['url-long', () => 'https://a.b/' + 'x'.repeat(5000), 'text only'],
	['url-inject', 'https://x.y/)[x](javascript:1)', 'one link or text; never a second link'],
	['url-code', '`[c](https://c)`', 'not listed'],
	['url-fence', '```\n[f](https://f)\n```', 'not listed'],
	['url-many', () => '[]('.repeat(27000), '< 100 ms (a lazy regex takes > 9 s)'],
	['url-brackets', () => '['.repeat(80000), '< 100 ms'],
];

export const NET: readonly BadInput[] = [
	// link check on request
	['net-localhost', 'http://localhost/', 'not sent'],
	['net-127', 'http://127.0.0.1/', 'not sent'],
	['net-short', 'http://127.1/', 'not sent'],
	['net-hex', 'http://0x7f000001/', 'not sent'],
	['net-oct', 'http://0177.0.0.1/', 'not sent'],
	['net-zero', 'http://0/', 'not sent'],
	['net-mapped', 'http://[::ffff:127.0.0.1]/', 'not sent'],
	['net-nat64', 'http://[64:ff9b::7f00:1]/', 'not sent'],
	['net-meta', 'http://169.254.169.254/latest/meta-data/', 'not sent'],
	['net-cgnat', 'http://100.100.100.200/', 'not sent'],
	['net-ula', 'http://[fd00::1]/', 'not sent'],
	['net-dot', 'http://localhost./', 'not sent'],
	['net-single', 'http://intranet/', 'not sent'],
	['net-fullwidth', 'http://\uff11\uff12\uff17.\uff10.\uff10.\uff11/', 'not sent'],
	['net-public', 'http://8.8.8.8/', 'sent (a BlockList holding ::ffff:0:0/96 blocks it by mistake)'],
	['net-redirect-in', '302 to http://127.0.0.1/', 'CLI: stops at the hop, result "redirects to a private address"'],
	['net-redirect-loop', 'endless 302', 'stops at 5'],
	['net-huge', '200 and an endless body', 'HEAD or GET with body cancelled; <= 64 KB read'],
	['net-drip', 'one byte each 200 ms', 'timeout 10 s covers the body'],
	['net-405', '405 to HEAD', 'one GET'],
	['net-429', '429 or 503', '"unknown", not "dead"; no retry storm'],
];

export const TEMPLATE: readonly (readonly [name: string, input: { readonly t: string; readonly title?: string }, expected: string])[] = [
	['tpl-yaml-inject', { t: '---\ntitle: {{title}}\n---\n', title: 'A\n---\nadmin: true' }, 'title is one quoted scalar; no new key'],
	['tpl-double', { t: '{{title}} {{date}}', title: '{{date}}' }, '"{{date}}" stays literal (one pass)'],
	['tpl-dollar', { t: '{{title}}', title: "$& $` $'" }, 'literal'],
	['tpl-unknown', { t: '{{nope}}' }, 'left as it is + issue'],
	['tpl-no-close', { t: '{{title' }, 'left as it is'],
	['tpl-templater', { t: '<% tp.system.clipboard() %>' }, 'copied as text, never run'],
];
