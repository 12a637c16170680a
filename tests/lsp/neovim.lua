-- Neovim as the client of `dovetail lsp`: goes through every feature, and prints a line for each.
-- Run by neovim_test.py: PROGRAM and FOLDER are in the environment.
local program, folder = os.getenv("PROGRAM"), os.getenv("FOLDER")
local failures = 0

local function report(feature, is_right, said)
  if not is_right then failures = failures + 1 end
  io.stdout:write(string.format("%-7s %-28s %s\n", is_right and "ok" or "FAILED", feature, (vim.inspect(said):gsub("%s+", " "))))
end

local function write(name, text)
  local file = assert(io.open(folder .. "/" .. name, "w"))
  file:write(text)
  file:close()
end

local web = [[
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: nginx:1.27
          ports:
            - name: http
              containerPort: 8080
          env:
            - name: PASSWORD
              valueFrom:
                secretKeyRef:
                  name: dbb
                  key: PASSWORD
]]
write("db.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\nstringData:\n  PASSWORD: ${PASSWORD}\n")
write("web.yaml", web)

local messages = {}
local client = vim.lsp.start_client({
  name = "dovetail",
  cmd = { program, "lsp" },
  root_dir = folder,
  workspace_folders = { { uri = vim.uri_from_fname(folder), name = "shop" } },
  handlers = {
    ["window/logMessage"] = function(_, result) table.insert(messages, result.message) end,
  },
})
local exit_code
vim.lsp.get_client_by_id(client).config.on_exit = function(code) exit_code = code end

local function buffer_of(name)
  vim.cmd("edit " .. folder .. "/" .. name)
  local buffer = vim.api.nvim_get_current_buf()
  vim.lsp.buf_attach_client(buffer, client)
  return buffer
end
local buffer = buffer_of("web.yaml")
report("initialize", vim.wait(10000, function() return vim.lsp.get_client_by_id(client).initialized end, 10),
  vim.lsp.get_client_by_id(client).name)

-- Where a text begins, or `behind` characters after it: line and column, from 0.
local function place_of(text, behind)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, true)) do
    local found = line:find(text, 1, true)
    if found then return number - 1, found - 1 + (behind or 0) end
  end
  error("there is no " .. text)
end
local function go_to(text, behind)
  local line, column = place_of(text, behind)
  vim.api.nvim_win_set_cursor(0, { line + 1, column })
end
local function ask(method, more)
  local params = vim.tbl_extend("force", vim.lsp.util.make_position_params(0, "utf-16"), more or {})
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 10000) or {}
  local answer = answers[client] or {}
  return answer.result, answer.error or answer.err
end
local function findings()
  local codes = {}
  for _, each in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(codes, (each.user_data and each.user_data.lsp and each.user_data.lsp.code or each.code or "?") ..
      "@" .. each.lnum .. ":" .. each.col .. "-" .. each.end_col)
  end
  return table.concat(codes, " ")
end
local function waits_for(wanted)
  return vim.wait(10000, function() return findings() == wanted end, 10)
end
local function labels_of(result)
  local labels = {}
  for _, each in ipairs(result and result.items or {}) do labels[each.label] = each end
  return labels
end

report("publishDiagnostics", waits_for("REF-20@23:24-27"), findings())

go_to("dbb", 1)
local hover = ask("textDocument/hover")
report("hover: a finding's rule", hover ~= nil and hover.contents.value:find("REF%-20") ~= nil, hover)

local line, column = place_of("dbb")
local range = { start = { line = line, character = column }, ["end"] = { line = line, character = column + 3 } }
local actions = ask("textDocument/codeAction", { range = range, context = { diagnostics = {} } }) or {}
report("codeAction", actions[1] ~= nil and actions[1].title == "Replace `dbb` by `db`", vim.tbl_map(function(a) return a.title end, actions))
vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
report("didChange, mended", waits_for(""), findings())

go_to("name: db", 6)
local definition = ask("textDocument/definition")
report("definition of an object", definition ~= nil and #definition == 1 and definition[1].uri:find("db.yaml") ~= nil, definition)
go_to("key: PASSWORD", 6)
definition = ask("textDocument/definition")
report("definition of a key", definition ~= nil and #definition == 1 and definition[1].range.start.line == 5, definition)
vim.lsp.util.jump_to_location(definition[1], "utf-16")
buffer = vim.api.nvim_get_current_buf()
report("jump", vim.api.nvim_buf_get_name(buffer):find("db.yaml") ~= nil, vim.api.nvim_win_get_cursor(0))
vim.lsp.buf_attach_client(buffer, client)
go_to("name: db", 6)
local references = ask("textDocument/references", { context = { includeDeclaration = true } })
report("references", references ~= nil and #references == 2, references)
local highlights = ask("textDocument/documentHighlight")
report("documentHighlight", highlights ~= nil and #highlights == 1, highlights)
local prepared = ask("textDocument/prepareRename")
report("prepareRename", prepared ~= nil and prepared.placeholder == "db", prepared)
local _, refused = ask("textDocument/rename", { newName = "No Name" })
report("rename: refused", refused ~= nil and refused.message:find("no name for a Secret") ~= nil, refused and refused.message)
local renamed = ask("textDocument/rename", { newName = "database" })
report("rename", renamed ~= nil, renamed)
vim.lsp.util.apply_workspace_edit(renamed, "utf-16")
local both = vim.api.nvim_buf_get_lines(buffer, 3, 4, true)[1]
buffer = buffer_of("web.yaml")
report("rename: applied", both == "  name: database" and vim.api.nvim_buf_get_lines(buffer, 23, 24, true)[1]:find("name: database") ~= nil, both)
-- Neovim tells of a change of another buffer a moment later.
local function symbol_names()
  return vim.tbl_map(function(each) return each.name end, ask("workspace/symbol", { query = "secr" }) or {})
end
report("no finding after it", vim.wait(10000, function() return symbol_names()[1] == "Secret database" end, 50) and waits_for(""), findings())

-- A line that is being typed.
vim.api.nvim_buf_set_lines(buffer, 16, 16, true, { "          imageP" })
vim.api.nvim_win_set_cursor(0, { 17, 16 })
local found = labels_of(ask("textDocument/completion"))
report("completion of a field", found.imagePullPolicy ~= nil and found.image == nil, vim.tbl_keys(found))
vim.lsp.util.apply_text_edits({ found.imagePullPolicy.textEdit }, buffer, "utf-16")
vim.api.nvim_win_set_cursor(0, { 17, #"          imagePullPolicy: " })
found = labels_of(ask("textDocument/completion"))
report("completion of a word", found.IfNotPresent ~= nil and found.Always ~= nil, vim.tbl_keys(found))
go_to("imagePullPolicy", 3)
hover = ask("textDocument/hover")
report("hover: a field", hover ~= nil and hover.contents.value:find("IfNotPresent") ~= nil, hover)
line = place_of("name: database")
vim.api.nvim_buf_set_lines(buffer, line, line + 1, true, { "                  name: " })
vim.api.nvim_win_set_cursor(0, { line + 1, 24 })
found = labels_of(ask("textDocument/completion"))
report("completion of a name", found.database ~= nil and vim.tbl_count(found) == 1, vim.tbl_keys(found))
local symbols = ask("textDocument/documentSymbol")
report("documentSymbol", symbols ~= nil and symbols[1] ~= nil and symbols[1].name == "Deployment web", symbols and symbols[1] and symbols[1].name)
report("workspace/symbol", #symbol_names() == 1, symbol_names())
local _, unknown = ask("textDocument/foldingRange")
report("an unknown method", unknown ~= nil and unknown.code == -32601, unknown)

vim.lsp.stop_client(client)
report("shutdown and exit", vim.wait(10000, function() return vim.lsp.client_is_stopped(client) end, 10), messages)
report("no complaint", #messages == 0, messages)
io.stdout:write(failures == 0 and "all features\n" or failures .. " failed\n")
vim.cmd(failures == 0 and "qall!" or "cquit!")
