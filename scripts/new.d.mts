/**
 * The files that `what` (rule, kind, type, command) of the name `id` needs, by path below the project, and what to do then.
 *
 * @throws {Error} where `what` is not known, `id` has not its form, or something of that name is there.
 */
export function newFiles(
	what: string | undefined,
	id: string | undefined,
	read: (path: string) => string | undefined,
): { readonly files: Readonly<Record<string, string>>; readonly then: string };
