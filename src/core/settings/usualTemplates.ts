/** The folder of templates where nobody chose one. */
export const USUAL_TEMPLATES = 'Templates';
