import { edit } from '../workspace/edit.mjs';

/**
 * A model, and the migration that leads there: what `npm run migration` would write for it.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {string} project
 * @param {{ name: string, className: string }} service
 */
export function addTable(tree, project, { name, className }) {
  const prisma = `${project}/prisma`;
  edit(
    tree,
    `${prisma}/schema.prisma`,
    (text) => `${text.trimEnd()}

/// What the service \`${name}\` keeps.
model ${className}Entry {
  id        String @id
  createdMs BigInt
}
`,
  );
  const folder = `${prisma}/migrations`;
  const count = tree.children(folder).filter((entry) => /^\d{4}_/.test(entry)).length;
  const number = String(count + 1).padStart(4, '0');
  tree.write(
    `${folder}/${number}_${name.replaceAll('-', '_')}/migration.sql`,
    `-- CreateTable
CREATE TABLE "${className}Entry" (
    "id" TEXT NOT NULL,
    "createdMs" BIGINT NOT NULL,

    CONSTRAINT "${className}Entry_pkey" PRIMARY KEY ("id")
);
`,
  );
}
