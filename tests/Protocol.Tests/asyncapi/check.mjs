// Prints the faults of the AsyncAPI document on standard input, one per line.
import { text } from "node:stream/consumers";
import { Parser } from "@asyncapi/parser";

const { diagnostics } = await new Parser().parse(await text(process.stdin));
for (const { code, message, path } of diagnostics) console.log(`${code} at ${path.join("/")}: ${message}`);
