/**
 * The notes of `example-vault/` that are faulty on purpose, as paths from the vault's root; every other note there is sound.
 *
 * - `Flashpoints/Twelve-Day War.md`: `actors` is text where a list is wanted, and the section Sources is missing.
 * - `Organizations/AIPAC.md`: a bullet of Related Notes twice, one page cited twice (once with tracking parameters), a bare URL as a source.
 * - `Relationships/Iran-Israel Relations.md`: the type is misspelled by one letter.
 * - `Relationships/Israel-Saudi Relations.md`: an actor that is a policy, two links that miss a note narrowly, a link cut by a table's `|`.
 * - `Relationships/US-Iran Relations.md`: `status` is missing because its key is misspelled, and `since` is text that is no date.
 * - `Sources/J Street Security Memo.md`: the front matter is not YAML.
 */
export const FAULTY_NOTES: readonly string[] = [
	'Flashpoints/Twelve-Day War.md',
	'Organizations/AIPAC.md',
	'Relationships/Iran-Israel Relations.md',
	'Relationships/Israel-Saudi Relations.md',
	'Relationships/US-Iran Relations.md',
	'Sources/J Street Security Memo.md',
];
