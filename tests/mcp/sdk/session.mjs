// session.mjs CALQUE MEMORY STYLE: what an assistant does, with the official client, which holds each answer to the
// protocol's schemas and each tool's result to the schema that the tool names.
import assert from "node:assert/strict";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { ErrorCode, SUPPORTED_PROTOCOL_VERSIONS } from "@modelcontextprotocol/sdk/types.js";

const [calque, memory, style] = process.argv.slice(2);
const VERSIONS = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"];
let passed = 0;

/** The client asks for its newest version; this asks for another one. */
class OlderTransport extends StdioClientTransport {
  constructor(version, options) {
    super(options);
    this.version = version;
  }
  send(message) {
    if (message.method === "initialize") message.params.protocolVersion = this.version;
    return super.send(message);
  }
}

async function session(version, options, use) {
  const client = new Client({ name: "test", version: "1" });
  const transport = new OlderTransport(version, {
    command: calque,
    args: ["--memory", memory, "mcp", "-s", "en", "-t", "de", ...options],
    stderr: "inherit",
  });
  await client.connect(transport);
  await use(client);
  await client.close();
  passed += 1;
}

const textOf = (result) => JSON.parse(result.content[0].text);
const call = (client, name, args) => client.callTool({ name, arguments: args });

for (const version of VERSIONS.filter((one) => SUPPORTED_PROTOCOL_VERSIONS.includes(one))) {
  await session(version, ["--style", style], async (client) => {
    assert.equal(client.getServerVersion().name, "calque");
    assert.ok(client.getInstructions().includes("translation memory"));
    await client.ping();
    const { tools } = await client.listTools();
    assert.deepEqual(tools.map((tool) => tool.name).sort(),
      ["align", "check", "concordance", "match", "segment", "terms"]);

    const match = await call(client, "match", { text: "No one was hurt.", target: "tr", min: 50 });
    assert.ok(textOf(match).matches[0].target);
    if (version >= "2025-06-18") assert.deepEqual(match.structuredContent, textOf(match));
    assert.ok(textOf(await call(client, "concordance", { phrase: "tram", limit: 2 })).units.length);
    assert.ok(textOf(await call(client, "terms", { text: "The city council met.", target: "tr" })).terms);
    const checked = await call(client, "check",
      { source_text: "It costs 5 euros.", target_text: "Es kostet 6 Euro." });
    assert.equal(textOf(checked).findings[0].check, "numbers");
    const split = await call(client, "segment", { text: "Mr. Smith is here. He sits.", language: "en" });
    assert.equal(textOf(split).segments.length, 2);
    const aligned = await call(client, "align", { source_text: "One. Two.", target_text: "Eins. Zwei." });
    assert.equal(textOf(aligned).pairs.length, 2);

    const wrong = await call(client, "match", { text: 5 });
    assert.ok(wrong.isError && wrong.content[0].text.includes('"text"'));
    await assert.rejects(call(client, "add", { texts: { en: "a", de: "b" } }),
      { code: ErrorCode.InvalidParams });

    const { resources } = await client.listResources();
    for (const { uri } of resources) {
      const { contents } = await client.readResource({ uri });
      assert.ok(contents[0].text.length > 0, uri);
    }
    assert.equal((await client.listResourceTemplates()).resourceTemplates.length, 1);
    await assert.rejects(client.readResource({ uri: "calque://style/none" }));
  });
}

await session(VERSIONS.at(-1), ["--write"], async (client) => {
  const texts = { en: "Good morning", de: "Guten Morgen" };
  const { units } = textOf(await call(client, "add", { texts }));
  assert.ok(units[0].unit > 0);
  assert.equal(textOf(await call(client, "add", { texts })).units[0].known, true);
  const [match] = textOf(await call(client, "match", { text: "Good morning" })).matches;
  assert.equal(match.target, "Guten Morgen");
});

console.log(`${passed} sessions with the official client passed`);
