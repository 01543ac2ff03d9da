/** `word` with the English article that its first letter asks for: `an actor`, `a policy`. */
export function withArticle(word: string): string {
	return `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`;
}
