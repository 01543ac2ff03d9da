/** The pages of docs/ as the code has them now, by path below the project. */
export function generatedPages(): Promise<Readonly<Record<string, string>>>;
/** The pages that do not say what the code says. */
export function stalePages(): Promise<string[]>;
