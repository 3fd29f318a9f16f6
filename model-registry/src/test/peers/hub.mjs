// Drives the Hugging Face door with an unmodified @huggingface/hub. One line a check; the first failure ends it.
import { createRequire } from "node:module";
import { createHash, randomBytes } from "node:crypto";
import { pathToFileURL } from "node:url";

const require = createRequire(process.env.PEER_MODULES + "/");
const hub = await import(pathToFileURL(require.resolve("@huggingface/hub")).href);

const hubUrl = process.env.HF_ENDPOINT;
// The library takes only tokens that begin with hf_; the front door takes that off, and here nothing stands in front.
const accessToken = "hf_" + process.env.MEMBER_TOKEN;
const plain = (url, init = {}) => {
	const headers = new Headers(init.headers);
	headers.forEach((value, name) => name === "authorization" && headers.set(name, value.replace("Bearer hf_", "Bearer ")));
	return fetch(url, { ...init, headers });
};
const repo = { type: "model", name: "lab/from-node" };
const common = { repo, hubUrl, accessToken, fetch: plain };

function check(what, holds) {
	console.log((holds ? "ok    " : "FAIL  ") + what);
	if (!holds) process.exit(1);
}
const status = async (call) => call().then(() => 200, (error) => error.statusCode);
const sha = (bytes) => createHash("sha256").update(Buffer.from(bytes)).digest("hex");

function safetensors(bytes) {
	const elements = bytes / 4;
	const header = Buffer.from(JSON.stringify({ w: { dtype: "F32", shape: [elements], data_offsets: [0, bytes] } }));
	const length = Buffer.alloc(8);
	length.writeBigUInt64LE(BigInt(header.length));
	return Buffer.concat([length, header, randomBytes(bytes)]);
}

check("whoAmI", (await hub.whoAmI({ hubUrl, accessToken, fetch: plain })).name === "ada");
check("a wrong token is a 401", (await status(() => hub.modelInfo({ name: repo.name, hubUrl, accessToken: "hf_wrong", fetch: plain }))) === 401);
await hub.createRepo(common);
check("createRepo", await hub.repoExists(common));

const weights = safetensors(12 << 20);
const files = [
	{ path: "README.md", content: new Blob(["# From Node\n"]) },
	{ path: "sub/config.json", content: new Blob(['{"model_type":"llama"}']) },
	{ path: "model.safetensors", content: new Blob([weights]) },
];
const made = await hub.uploadFiles({ ...common, files, commitTitle: "From Node" });
check("uploadFiles makes a commit of 40 hex digits", /^[0-9a-f]{40}$/.test(made.commit.oid));
const large = safetensors(40 << 20);
const again = await hub.uploadFile({ ...common, file: { path: "large.safetensors", content: new Blob([large.subarray(0)]) }, commitTitle: "In parts" })
	.catch((error) => error);
check("two files with one tensor name are refused", again instanceof Error && again.message.includes("tensor"));
const replaced = await hub.commit({
	...common,
	title: "Larger",
	operations: [
		{ operation: "delete", path: "model.safetensors" },
		{ operation: "addOrUpdate", path: "large.safetensors", content: new Blob([large]) },
	],
});
check("a large file goes in parts", /^[0-9a-f]{40}$/.test(replaced.commit.oid));

const listed = [];
for await (const entry of hub.listFiles({ ...common, recursive: true })) listed.push(entry.path);
check("listFiles", listed.sort().join() === "README.md,large.safetensors,sub,sub/config.json");
const down = await hub.downloadFile({ ...common, path: "large.safetensors" });
check("downloadFile brings every byte", sha(await down.arrayBuffer()) === sha(large));
const old = await hub.downloadFile({ ...common, path: "model.safetensors", revision: "v1" });
check("an older version too", sha(await old.arrayBuffer()) === sha(weights));
const part = await old.slice(100, 200).arrayBuffer();
check("a range of it", Buffer.from(part).equals(weights.subarray(100, 200)));
check("fileExists", (await hub.fileExists({ ...common, path: "README.md" })) && !(await hub.fileExists({ ...common, path: "nothing" })));
const infos = await hub.pathsInfo({ ...common, paths: ["README.md", "nothing"] });
check("pathsInfo", infos.length === 1 && infos[0].path === "README.md");
check("countCommits", (await hub.countCommits(common)) === 3);
const titles = [];
for await (const commit of hub.listCommits(common)) titles.push(commit.title);
check("listCommits", titles.join() === "Larger,From Node,Create lab/from-node");
await hub.createBranch({ ...common, branch: "try", revision: "v1" });
await hub.deleteBranch({ ...common, branch: "try" });
check("createBranch and deleteBranch", true);
const models = [];
for await (const model of hub.listModels({ hubUrl, accessToken, fetch: plain, search: { owner: "lab", query: "from-node" } })) models.push(model.name);
check("listModels", models.includes(repo.name));
check("modelInfo", (await hub.modelInfo({ name: repo.name, hubUrl, accessToken, fetch: plain })).name === repo.name);
await hub.deleteRepo(common);
check("deleteRepo", !(await hub.repoExists(common)));
console.log("all checks passed");
