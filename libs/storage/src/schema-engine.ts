import { readFile } from 'node:fs/promises';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

let instantiated: Promise<void> | undefined;

/**
 * Prisma's schema engine as WebAssembly: the same migrations as `prisma migrate deploy`, without a
 * native binary to download. The package's own entry imports the `.wasm` as a module, which Node
 * does not do without a flag, so it is instantiated by hand.
 *
 * @param datamodel the text of a `schema.prisma`, needed only to compare models
 */
export async function openSchemaEngine(
  factory: SqlMigrationAwareDriverAdapterFactory,
  datamodel?: string,
): Promise<bindings.SchemaEngine> {
  await (instantiated ??= instantiate());
  return bindings.SchemaEngine.new(
    { datamodels: datamodel === undefined ? undefined : [['schema.prisma', datamodel]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
}

async function instantiate(): Promise<void> {
  const entry = new URL(import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const bytes = await readFile(new URL('./schema_engine_bg.wasm', entry));
  const imports = { './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports };
  const { instance } = await WebAssembly.instantiate(bytes, imports);
  const { __wbg_set_wasm: setWasm } = bindings as unknown as {
    __wbg_set_wasm(exports: WebAssembly.Exports): void;
  };
  setWasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
}
