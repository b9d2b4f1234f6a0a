import { Document, isScalar, visit, type YAMLMap, type YAMLSeq } from 'yaml';

/** Lists and maps of more entries than this are cut: hundreds of joint draws or open deals would drown the rest. */
const MOST = 40;
const SHOWN = 10;

/** A scenario as YAML: lists of plain values on a line, and of long tables the beginning, with how much more there is. */
export function scenarioText(complete: unknown): string {
  const document = new Document(complete, { aliasDuplicateObjects: false });
  visit(document, {
    Map: (_, map) => cut(map),
    Seq: (_, list) => {
      list.flow = list.items.every(isScalar);
      if (!list.flow) cut(list);
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true }).trimEnd();
}

function cut(collection: YAMLMap | YAMLSeq): void {
  const rest = collection.items.length - SHOWN;
  if (collection.items.length <= MOST) return;
  collection.items.length = SHOWN;
  collection.comment = ` and ${rest} more, which the result holds`;
}
