/** As much of JSON Schema 2020-12 as our schemas use. */
type Schema = boolean | { readonly [keyword: string]: unknown };
type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export function isValid(value: Json, schema: Schema, defs: { readonly [name: string]: Schema }): boolean {
  if (typeof schema === 'boolean') return schema;
  const holds = (inner: unknown, of: Json = value) => isValid(of, inner as Schema, defs);
  return Object.entries(schema).every(([keyword, rule]) => keywordHolds(keyword, rule, value, schema, defs, holds));
}

function keywordHolds(
  keyword: string,
  rule: unknown,
  value: Json,
  schema: { readonly [keyword: string]: unknown },
  defs: { readonly [name: string]: Schema },
  holds: (inner: unknown, of?: Json) => boolean,
): boolean {
  const object = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { [name: string]: Json }) : null;
  const count = rule as number;
  switch (keyword) {
    case '$ref':
      return holds(defs[(rule as string).slice('#/$defs/'.length)] ?? false);
    case 'type':
      return [rule].flat().some((name) => isOfType(value, name as string));
    case 'const':
      return value === rule;
    case 'enum':
      return (rule as Json[]).includes(value);
    case 'anyOf':
      return (rule as Schema[]).some((each) => holds(each));
    case 'allOf':
      return (rule as Schema[]).every((each) => holds(each));
    case 'not':
      return !holds(rule);
    case 'if':
      return !holds(rule) || holds(schema.then ?? true);
    case 'required':
      return !object || (rule as string[]).every((name) => name in object);
    case 'properties':
      return !object || Object.entries(rule as object).every(([name, each]) => !(name in object) || holds(each, object[name]));
    case 'additionalProperties':
      return !object || Object.keys(object).every((name) => holds(rule, object[name]));
    case 'maxProperties':
      return !object || Object.keys(object).length <= count;
    case 'items':
      return !Array.isArray(value) || value.every((item) => holds(rule, item));
    case 'minItems':
      return !Array.isArray(value) || value.length >= count;
    case 'maxItems':
      return !Array.isArray(value) || value.length <= count;
    case 'minLength':
      return typeof value !== 'string' || [...value].length >= count;
    case 'maxLength':
      return typeof value !== 'string' || [...value].length <= count;
    case 'pattern':
      return typeof value !== 'string' || new RegExp(rule as string, 'u').test(value);
    case 'minimum':
      return typeof value !== 'number' || value >= count;
    case 'maximum':
      return typeof value !== 'number' || value <= count;
    case 'then':
    case 'description':
      return true;
    default:
      throw new Error(`the schemas use ${keyword}, which this check does not know`);
  }
}

function isOfType(value: Json, name: string): boolean {
  switch (name) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return typeof value === name;
  }
}
