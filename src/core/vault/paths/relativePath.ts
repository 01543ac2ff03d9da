/** The path `path` of the vault as it is written in a note of the folder `folder`: `../Places/Oman.md`. */
export function relativePath(path: string, folder: string): string {
	const to = path.split('/');
	const here = folder === '' ? [] : folder.split('/');
	let same = 0;
	while (same < here.length && same < to.length - 1 && here[same] === to[same]) same += 1;
	return [...here.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
