interface Metafile {
	readonly outputs: Readonly<Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>>;
}

/** The folders of the packages that are in a build, sorted; each once. */
export function packagesIn(metafile: Metafile): string[];
/** The notices of the packages in a build: names, versions and licence texts. */
export function thirdPartyNotices(metafile: Metafile): string;
