// Says what is wrong with the AsyncAPI document on standard input, a line for each fault.
import { text } from "node:stream/consumers";
import { Parser } from "@asyncapi/parser";

const { diagnostics } = await new Parser().parse(await text(process.stdin));
for (const { code, message, path } of diagnostics) console.log(`${code} at ${path.join("/")}: ${message}`);
