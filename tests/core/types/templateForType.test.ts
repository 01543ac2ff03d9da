import { expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { templateForType } from '../../../src/core/types/templateForType.ts';

const templates = [
	parseNote('Templates/Daily.md', '# {{date}}\n'),
	parseNote('Templates/Policy template.md', '# {{title}}\n'),
	parseNote('Templates/Concepts.md', '# {{title}}\n'),
	parseNote('Templates/Bilateral.md', '---\ntype: "relationship"\nsince: {{date}}\n---\n# {{title}}\n'),
	parseNote('Templates/Relationship.md', '# old\n'),
];

test.each([
	['its type key decides, also where the rest cannot be read', 'relationship', 'Templates/Bilateral.md'],
	['the name may say that it is a template', 'policy', 'Templates/Policy template.md'],
	['the name may be a plural', 'concept', 'Templates/Concepts.md'],
	['no template is like it', 'own-event', undefined],
])('%s', (_, type, expected) => {
	expect(templateForType(type, templates, 'type')?.path).toBe(expected);
});
