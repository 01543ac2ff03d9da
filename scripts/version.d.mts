/**
 * The files that name the version, as they are for `version`, by path below the project.
 *
 * @throws {Error} where the changelog says nothing of what is new.
 */
export function versionedFiles(version: string, read: (path: string) => string): Readonly<Record<string, string>>;
