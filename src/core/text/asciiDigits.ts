/** `text` with the digits of Arabic, Persian and Devanagari as those of ASCII, each in its place: `١٩٦٧` is `1967`. */
export function asciiDigits(text: string): string {
	return text.replace(/[٠-٩۰-۹०-९]/g, (digit) => String((digit.charCodeAt(0) - (digit < '०' ? 0 : 6)) & 15));
}
