// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Opens the server's pages in headless Chromium as a person would, checks what they do and takes pictures.
//   node drive.mjs BASE_URL PICTURE_DIR CHROMIUM
// The server must have demo data. Exit 1 when anything is not as it should be; every check says its name.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import process from "node:process";

const [base, pictures, executablePath] = process.argv.slice(2);
const { chromium } = createRequire(`${process.env.CHAUTARI_NODE_MODULES ?? process.cwd()}/`)("playwright-core");

const password = "chautari-demo";
const problems = []; // console errors, policy violations, failed requests of any page
let failed = 0;

async function check(name, action) {
    try {
        await action();
        console.log(`ok    ${name}`);
    } catch (problem) {
        failed++;
        console.log(`FAIL  ${name}\n      ${String(problem.message).split("\n").slice(0, 4).join("\n      ")}`);
    }
}

async function open(context, path) {
    const page = await context.newPage();
    page.setDefaultTimeout(15000);
    page.on("console", message => message.type() === "error" && problems.push(`${path}: ${message.text()}`));
    page.on("pageerror", error => problems.push(`${path}: ${error.message}`));
    await page.goto(base + path);
    await page.waitForSelector("body[data-ready]");
    return page;
}

const pane = (page, letter) => page.locator(`[data-pane=${letter}]`);

async function signIn(page, letter, name, way) {
    const form = pane(page, letter);
    await form.locator("[data-role=way]").evaluate((select, value) => {
        select.value = value;
        select.dispatchEvent(new Event("change"));
    }, way);
    await form.getByLabel("E-mail").fill(`${name}@demo.chautari.app`);
    await form.getByLabel("Password").fill(password);
    await form.getByRole("button", { name: "Sign in" }).click();
    await page.waitForSelector(`[data-pane=${letter}][data-state=open]`);
    await pane(page, letter).locator(".frame[data-type=connection]").waitFor();
}

// ---- /test/websocket ------------------------------------------------------------------------------------------------

async function dashboard(context) {
    const page = await open(context, "/test/websocket");
    const a = pane(page, "A");
    const b = pane(page, "B");
    await check("a wrong password is said clearly", async () => {
        await a.getByLabel("E-mail").fill("asha@demo.chautari.app");
        await a.getByLabel("Password").fill("wrong");
        await a.getByRole("button", { name: "Sign in" }).click();
        await a.getByText("No active account found").waitFor();
        problems.splice(0, problems.length, ...problems.filter(text => !text.includes("401"))); // the browser logs the 401
    });
    await check("Asha signs in and connects by ticket", () => signIn(page, "A", "asha", "ticket"));
    await check("Bikash signs in and connects by token", () => signIn(page, "B", "bikash", "token"));
    await check("both talk about the same conversation", async () => {
        await a.locator("[data-role=conversation]").selectOption("1");
        await b.locator("[data-role=conversation]").selectOption("1");
    });
    await check("typing in A shows in B", async () => {
        await a.getByLabel("Message", { exact: true }).pressSequentially("Namaste ");
        await b.getByText("Asha Rai is writing…").waitFor();
    });
    const text = `<b>Namaste</b> at ${Date.now()}`;
    await check("a message sent in A appears in B, as text", async () => {
        await a.getByLabel("Message", { exact: true }).fill(text);
        await a.getByRole("button", { name: "Send", exact: true }).click();
        await b.locator(".frame.in[data-type=message]", { hasText: text }).waitFor();
        await a.locator(".frame.in[data-type=ack]").waitFor();
        assert.equal(await page.locator(".frame b", { hasText: /^Namaste$/ }).count(), 0);
    });
    await check("a message back from B appears in A", async () => {
        await b.getByLabel("Message", { exact: true }).fill("शनिबार हुन्छ 🙂");
        await b.getByRole("button", { name: "Send", exact: true }).click();
        await a.locator(".frame.in[data-type=message]", { hasText: "शनिबार हुन्छ" }).waitFor();
    });
    await check("a frame opens as pretty JSON", async () => {
        const frame = b.locator(".frame.in[data-type=message]").first();
        await frame.locator("summary").click();
        await frame.locator("pre", { hasText: '"type": "message"' }).waitFor();
        await frame.locator("summary").click();
    });
    await check("the round trip is measured", async () => {
        await a.getByRole("button", { name: "Measure" }).click();
        await a.locator(".numbers", { hasText: "50 of 50" }).waitFor();
        const median = parseFloat(await a.locator(".numbers dd").first().textContent());
        assert.ok(median > 0 && median < 1000, `median ${median}`);
        assert.equal(await a.locator(".plot rect").count(), 50);
        console.log(`      round trip: ${(await a.locator(".numbers").innerText()).replace(/\s+/g, " ")}`);
    });
    await check("a nonsense frame is answered by an error, the socket stays", async () => {
        await b.getByText("Raw frame", { exact: true }).click();
        await b.getByLabel("Raw frame").fill('{"type":"dance"}');
        await b.getByRole("button", { name: "Send as it is" }).click();
        await b.locator(".frame.error").waitFor();
        assert.equal(await b.getAttribute("data-state"), "open");
        await b.getByText("Raw frame", { exact: true }).click();
    });
    await check("the filter shows one type only", async () => {
        await b.getByLabel("Filter by type").selectOption("message");
        assert.equal(await b.locator(".frame[data-type=status]:visible").count(), 0);
        assert.ok(await b.locator(".frame[data-type=message]:visible").count() >= 2);
        await b.getByLabel("Filter by type").selectOption("");
    });
    await check("a dropped connection comes back", async () => {
        await a.getByRole("button", { name: "Drop" }).click();
        await page.waitForSelector("[data-pane=A][data-state=waiting]");
        await page.waitForSelector("[data-pane=A][data-state=open]");
    });
    await pictureSet(page, "websocket");
    await check("signing out closes the socket", async () => {
        await a.getByRole("button", { name: "Sign out" }).click();
        await page.waitForSelector("[data-pane=A][data-signed-in=false][data-state=closed]");
    });
    await page.close();
}

// ---- /api/schema/ ---------------------------------------------------------------------------------------------------

async function schema(context) {
    const page = await open(context, "/api/schema/");
    const yaml = await (await context.request.get(`${base}/api/schema/openapi.yaml`)).text();
    const operations = yaml.match(/^ {4}(get|post|put|patch|delete):$/gm).length;
    const frames = (await (await context.request.get(`${base}/api/schema/asyncapi.yaml`)).text()).match(/^ {6}name: /gm).length;
    await check(`the page lists all ${operations} operations and ${frames} frames`, async () => {
        assert.equal(await page.locator(".operation").count(), operations + frames);
    });
    await check("every entry opens", async () => {
        await page.evaluate(() => document.querySelectorAll(".operation").forEach(entry => entry.open = true));
        await page.waitForFunction(() => [...document.querySelectorAll(".operation")].every(entry => entry.querySelector(".code pre")?.textContent));
        await page.evaluate(() => document.querySelectorAll(".operation").forEach(entry => entry.open = false));
    });
    await check("the search finds", async () => {
        await page.getByLabel("Search").fill("reactions emoji");
        const shown = await page.locator(".operation:visible").count();
        assert.ok(shown >= 2 && shown < 10, `${shown} shown`);
        await page.getByLabel("Search").fill("");
    });
    await check("an example can be run as it stands", async () => {
        await page.locator("summary", { hasText: "/api/auth/login/" }).click();
        const curl = await page.locator("#post--api-auth-login- .code pre").first().textContent();
        const body = /-d '(.*)'/s.exec(curl)[1];
        const answer = await context.request.post(`${base}/api/auth/login/`, { data: JSON.parse(body) });
        assert.equal(answer.status(), 200);
    });
    await pictureSet(page, "schema");
    await page.close();
}

// ---- /services ------------------------------------------------------------------------------------------------------

async function signInOnServices(page, name) {
    await page.locator("#signInButton").click();
    await page.getByLabel("E-mail").fill(`${name}@demo.chautari.app`);
    await page.getByLabel("Password").fill(password);
    await page.locator("dialog").getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("button", { name: "Sign out" }).waitFor();
}

async function services(context) {
    const page = await open(context, "/services");
    await check("everybody sees the services", async () => assert.ok(await page.locator(".service").count() >= 6));
    await check("the price filter narrows the list", async () => {
        await page.getByLabel("To Rs").fill("1");
        await page.getByText("Nothing fits").waitFor();
        await page.getByLabel("To Rs").fill("");
        await page.locator(".service").first().waitFor();
    });
    await pictureSet(page, "services");
    await check("a customer contacts a provider", async () => {
        await signInOnServices(page, "sunita");
        await page.locator(".service").first().getByRole("button", { name: "Contact" }).click();
        await page.locator("dialog").getByRole("button", { name: "Send" }).click();
        await page.getByText(/Your message is with .* \(conversation \d+\)/).waitFor();
        await page.getByRole("button", { name: "Sign out" }).click();
    });
    await check("a provider offers and edits a service", async () => {
        await signInOnServices(page, "maya");
        await page.locator("#newButton").click();
        const dialog = page.locator("dialog");
        await dialog.getByLabel("Title").fill("बगैंचा हेरचाह");
        await dialog.getByLabel("Description").fill("Hedges, lawns, pots");
        await dialog.getByLabel("Price, Rs").fill("750.5");
        await dialog.getByLabel("Duration").fill("1 day");
        await dialog.getByRole("checkbox").first().check();
        await dialog.getByLabel("Status").selectOption("active");
        await dialog.getByRole("button", { name: "Save" }).click();
        const card = page.locator(".service", { hasText: "बगैंचा हेरचाह" });
        await card.getByText("Rs 750.50").waitFor();
        await card.getByRole("button", { name: "Edit" }).click();
        await dialog.getByLabel("Price, Rs").fill("a lot");
        await dialog.getByRole("button", { name: "Save" }).click();
        await dialog.getByText("A valid number is required.").waitFor();
        problems.splice(0, problems.length, ...problems.filter(text => !text.includes("400"))); // the browser logs the 400
        await pictureSet(page, "service-edit");
        await dialog.getByLabel("Price, Rs").fill("800");
        await dialog.getByRole("button", { name: "Save" }).click();
        await card.getByText("Rs 800").waitFor();
    });
    await pictureSet(page, "my-services");
    await page.close();
}

// ---- pictures -------------------------------------------------------------------------------------------------------

async function pictureSet(page, name) {
    for (const [kind, size] of Object.entries({ wide: { width: 1280, height: 860 }, narrow: { width: 390, height: 844 } })) {
        await page.setViewportSize(size);
        for (const theme of ["light", "dark"]) {
            await page.emulateMedia({ colorScheme: theme });
            await page.screenshot({ path: `${pictures}/${name}-${kind}-${theme}.png` });
        }
        await check(`${name} needs no sideways scrolling (${kind})`, async () => {
            const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            assert.ok(over <= 0, `${over} pixels too wide`);
        });
    }
    await page.setViewportSize({ width: 1280, height: 860 });
}

await mkdir(pictures, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, reducedMotion: "reduce" });
// A violation of the page's own policy is a console error as well; this catches the ones of reports too.
await context.addInitScript(() => addEventListener("securitypolicyviolation", event =>
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
for (const part of [dashboard, schema, services])
    await part(context).catch(problem => check(part.name, () => { throw problem; }));
await check("no console errors and no policy violations", () => assert.deepEqual(problems, []));
await browser.close();
console.log(failed ? `chautari: ${failed} checks failed` : "chautari: all checks passed");
process.exit(failed ? 1 : 0);
