// Serves emulate's GitHub until standard input ends; prints its address.
import { pathToFileURL } from "node:url";
import path from "node:path";

const [folder, port] = process.argv.slice(2);
const entry = path.join(folder, "node_modules", "emulate", "dist", "api.js");
const { createEmulator } = await import(pathToFileURL(entry));
const github = await createEmulator({
  service: "github",
  port: Number(port),
  seed: {
    tokens: {
      "loopback-token": { login: "octo", scopes: ["repo", "user"] },
      "other-token": { login: "mallory", scopes: ["repo", "user"] },
    },
    github: {
      users: [{ login: "octo" }, { login: "mallory" }],
      repos: [{ owner: "octo", name: "docs", auto_init: true, default_branch: "main" }],
    },
  },
});
process.stdout.write(`http://127.0.0.1:${port}\n`);
process.stdin.resume();
process.stdin.on("end", () => github.close().then(() => process.exit(0)));
