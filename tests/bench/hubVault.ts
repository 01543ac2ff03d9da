/** `count` notes, each of which names the hub and links it in its text, and links three others; the first `mentions` of them say the name of another note as well. */
export function hubVault(count: number, mentions = 0): Record<string, string> {
	const files: Record<string, string> = {
		'Hub.md':
			'---\ntype: actor\ntags: [trade, gulf]\n---\n# Hub\n\nSee [[Note 1]] and [[Note 7]].\n\n## Related Notes\n- [[Note 2]]\n- [[Note 3]]\n',
	};
	files['Quiet Gulf.md'] = '---\ntype: place\n---\n# Quiet Gulf\n';
	const types = ['relationship', 'policy', 'event', 'person'];
	for (let at = 0; at < count; at += 1) {
		const note = (step: number): string => `[[Note ${(at * step + 1) % count}]]`;
		files[`folder${at % 50}/Note ${at}.md`] =
			`---\ntype: ${types[at % 4]}\nactors: [Hub, Note ${(at * 7) % count}]\nstatus: active\ntags: [trade, t${at % 9}]\n---\n# Note ${at}\n\nText about [[Hub]] and ${note(31)}.${at < mentions ? ` The Quiet Gulf is calm, says ${at}.` : ''}\n\n## Related Notes\n- ${note(3)}\n- ${note(1)}\n`;
	}
	return files;
}
