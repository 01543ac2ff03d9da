export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
export const joined = (folder: string, name: string): string => (folder === '' || folder === '/' ? name : `${folder}/${name}`);
