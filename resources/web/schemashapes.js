// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// JSON Schema as far as our descriptions use it: what a reference names, what a shape looks like in words, an example.

// The value a reference like "#/components/schemas/Message" names.
export function valueAt(root, reference) {
    return reference.slice(2).split("/").reduce((value, key) => value?.[key], root);
}

// Without references and allOf, one level deep.
export function merged(root, schema) {
    if (schema?.$ref)
        return merged(root, valueAt(root, schema.$ref));
    if (!schema?.allOf)
        return schema ?? {};
    const parts = schema.allOf.map(part => merged(root, part));
    return {
        ...schema, type: "object",
        properties: Object.assign({}, ...parts.map(part => part.properties)),
        required: schema.examples ? [] : parts.flatMap(part => part.required ?? []),
        allOf: undefined,
    };
}

function nameOf(schema) {
    return schema?.$ref?.split("/").at(-1);
}

export function typeOf(root, schema) {
    const shape = merged(root, schema);
    if (nameOf(schema))
        return nameOf(schema);
    if (shape.oneOf)
        return shape.oneOf.map(part => typeOf(root, part)).join(" or ");
    if (shape.enum)
        return shape.enum.map(value => JSON.stringify(value)).join(" | ");
    if (shape.const !== undefined)
        return JSON.stringify(shape.const);
    if (shape.type === "array")
        return `list of ${shape.items ? typeOf(root, shape.items) : "anything"}`;
    const type = [shape.type ?? "anything"].flat().join(" or ");
    const limit = shape.maxLength ? `, at most ${shape.maxLength}` : "";
    return (shape.format ? `${type} (${shape.format})` : type) + limit;
}

const samples = {
    integer: 1, number: 1500, boolean: true, string: "…", object: {}, null: null,
    "date-time": "2026-11-24T10:02:07.154466+05:45", date: "1994-04-12", email: "asha@example.org", uri: "https://…",
};

const byName = {
    price: "1500.00", discount_price: null, average_rating: "4.60", avg_rating: 4.6, slug: "deep-clean", title: "Deep Clean",
    text: "Yes, Saturday works", content: "Yes, Saturday works", duration: "2 hours", name: "Bikash Thapa",
    first_name: "Asha", last_name: "Rai", username: "asha", access: "eyJhbGciOi…", refresh: "eyJhbGciOi…",
    current_page: 1, total_pages: 1, next: null, previous: null, deletion_type: null, edited_at: null, reply_to: null,
    attachment: null, attachment_url: null, avatar: null, emoji: "👍", client_message_id: "b7c1-1",
};

// A value of that shape; `depth` ends what refers to itself.
export function exampleOf(root, schema, name = "", depth = 0) {
    const shape = merged(root, schema);
    if (shape.examples?.length)
        return shape.examples[0];
    if (name in byName && shape.type !== "object" && shape.type !== "array")
        return byName[name];
    if (shape.const !== undefined)
        return shape.const;
    if (shape.enum)
        return shape.enum[0];
    if (shape.oneOf)
        return depth > 2 ? null : exampleOf(root, shape.oneOf[0], name, depth);
    if (shape.type === "array")
        return depth > 2 || !shape.items ? [] : [exampleOf(root, shape.items, "", depth + 1)];
    if (shape.properties) {
        return Object.fromEntries(Object.entries(shape.properties).filter(([, field]) => !(depth > 2 && field.$ref))
            .map(([key, field]) => [key, exampleOf(root, field, key, depth + 1)]));
    }
    return samples[shape.format] ?? samples[[shape.type].flat()[0]] ?? null;
}
