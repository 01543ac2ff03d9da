/** `text`, where it is longer than `most` UTF-16 code units cut to as many, an ellipsis included; no character is cut in half. */
export function shortened(text: string, most: number): string {
	if (text.length <= most) return text;
	const end = isHighSurrogate(text.charCodeAt(most - 2)) ? most - 2 : most - 1;
	return `${text.slice(0, end)}…`;
}

function isHighSurrogate(code: number): boolean {
	return code >= 0xd8_00 && code <= 0xdb_ff;
}
