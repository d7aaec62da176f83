// @ts-nocheck
// Made from schemas/ by `npm run generate`; edit those instead.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// <stdin>
var validateFleet = validate20;
var schema31 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "fleet.schema.json", "title": "Fleet", "description": "The fleet: its environments and what holds for all of it. One per repository.", "type": "object", "additionalProperties": false, "properties": { "apiVersion": { "description": "Version of this format.", "const": "holdfast/v1" }, "kind": { "description": "What this document describes.", "const": "Fleet" }, "metadata": { "description": "Who this is.", "type": "object", "additionalProperties": false, "properties": { "name": { "$ref": "service.schema.json#/$defs/name", "description": "Name of the fleet." } }, "required": ["name"] }, "spec": { "description": "What holds for the whole fleet.", "type": "object", "additionalProperties": false, "properties": { "defaults": { "description": "What nodes and services have unless they say otherwise.", "type": "object", "additionalProperties": false, "properties": { "ssh": { "$ref": "#/$defs/ssh" }, "rollout": { "$ref": "service.schema.json#/$defs/rollout" } } }, "vars": { "$ref": "service.schema.json#/$defs/vars" }, "environments": { "description": "Parts of the fleet in promotion order. Every node lies in exactly one.", "type": "array", "maxItems": 64, "items": { "description": "One environment.", "type": "object", "additionalProperties": false, "properties": { "name": { "$ref": "service.schema.json#/$defs/name", "description": "Its name." }, "nodes": { "$ref": "service.schema.json#/$defs/selector", "description": "The nodes that lie in it." }, "after": { "$ref": "service.schema.json#/$defs/name", "description": "A change comes here only when it is healthy in that environment." }, "soak": { "$ref": "service.schema.json#/$defs/duration", "description": "\u2026for so long, without a break; commits that change nothing of the service do not begin it anew. Not at all unless said." }, "promotion": { "description": "auto: what is proven in `after` comes by itself. manual: only what `holdfast promote` let in by a commit. auto unless said.", "enum": ["auto", "manual"] }, "vars": { "$ref": "service.schema.json#/$defs/vars" } }, "required": ["name", "nodes"] }, "minItems": 1 }, "rollback": { "description": "What happens to a change that failed.", "type": "object", "additionalProperties": false, "properties": { "mode": { "description": "push: a revert commit is pushed. propose: it is pushed as a branch holdfast/revert-\u2026, for people to merge. hold: the nodes are restored and the change is held, Git is left alone. push unless said.", "enum": ["push", "propose", "hold"] } } }, "removal": { "description": "How much one change may remove.", "type": "object", "additionalProperties": false, "properties": { "budget": { "description": 'Share of the things of a service that may be removed at once (three things always may); "20%" unless said.', "type": "string", "minLength": 2, "maxLength": 4, "pattern": "^([0-9]|[1-9][0-9]|100)%$" }, "acknowledge": { "description": "Removals beyond the budget that are meant. Each holds for one version of one service, so that it cannot allow a later one; `holdfast plan` prints the line.", "type": "array", "maxItems": 256, "items": { "description": "One removal that is meant.", "type": "object", "additionalProperties": false, "properties": { "service": { "$ref": "service.schema.json#/$defs/name", "description": "The service that names fewer things, or that leaves nodes." }, "environment": { "$ref": "service.schema.json#/$defs/name", "description": "Where." }, "digest": { "description": "The version after the removal, by 12 digits of its digest or more; removed: the service is gone from that environment.", "type": "string", "minLength": 7, "maxLength": 64, "pattern": "^(removed|[0-9a-f]{12,64})$" } }, "required": ["service", "environment", "digest"] } } } }, "observeInterval": { "$ref": "service.schema.json#/$defs/duration", "description": "How often every node is compared with Git; 5m unless said." } }, "required": ["environments"] } }, "required": ["apiVersion", "kind", "metadata", "spec"], "$defs": { "ssh": { "description": "How nodes are reached by SSH.", "type": "object", "additionalProperties": false, "properties": { "user": { "description": "Login name; root unless said.", "type": "string", "minLength": 1, "maxLength": 32, "pattern": "^[a-z_][a-z0-9_.-]*$" }, "port": { "$ref": "service.schema.json#/$defs/port", "description": "22 unless said." }, "become": { "description": "How to become root: sudo (without a password), or none; none unless said.", "enum": ["sudo", "none"] }, "jump": { "description": "Name of a bastion (Nodes.spec.bastions) that the node is reached through.", "type": "string", "minLength": 1, "maxLength": 63, "pattern": "^(?!constructor$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" } } } } };
var schema33 = { "description": "Lower-case letters, digits and hyphens.", "type": "string", "minLength": 1, "maxLength": 63, "pattern": "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$" };
var schema50 = { "description": "A time span: 500ms, 10s, 5m, 1h; 0s is none.", "type": "string", "minLength": 2, "maxLength": 12, "pattern": "^[0-9]{1,8}(ms|s|m|h)$" };
var func1 = require_ucs2length().default;
var pattern4 = new RegExp("^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$", "u");
var pattern17 = new RegExp("^[0-9]{1,8}(ms|s|m|h)$", "u");
var pattern75 = new RegExp("^([0-9]|[1-9][0-9]|100)%$", "u");
var pattern78 = new RegExp("^(removed|[0-9a-f]{12,64})$", "u");
var schema104 = { "description": "How nodes are reached by SSH.", "type": "object", "additionalProperties": false, "properties": { "user": { "description": "Login name; root unless said.", "type": "string", "minLength": 1, "maxLength": 32, "pattern": "^[a-z_][a-z0-9_.-]*$" }, "port": { "$ref": "service.schema.json#/$defs/port", "description": "22 unless said." }, "become": { "description": "How to become root: sudo (without a password), or none; none unless said.", "enum": ["sudo", "none"] }, "jump": { "description": "Name of a bastion (Nodes.spec.bastions) that the node is reached through.", "type": "string", "minLength": 1, "maxLength": 63, "pattern": "^(?!constructor$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" } } };
var schema72 = { "description": "TCP port.", "type": "integer", "minimum": 1, "maximum": 65535 };
var pattern55 = new RegExp("^[a-z_][a-z0-9_.-]*$", "u");
var pattern56 = new RegExp("^(?!constructor$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$", "u");
function validate70(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate70.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "user" || key0 === "port" || key0 === "become" || key0 === "jump")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema104, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.user !== void 0) {
      let data0 = data.user;
      if (typeof data0 === "string") {
        if (func1(data0) > 32) {
          const err1 = { instancePath: instancePath + "/user", schemaPath: "#/properties/user/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema104.properties.user, data: data0 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (func1(data0) < 1) {
          const err2 = { instancePath: instancePath + "/user", schemaPath: "#/properties/user/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema104.properties.user, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (!pattern55.test(data0)) {
          const err3 = { instancePath: instancePath + "/user", schemaPath: "#/properties/user/pattern", keyword: "pattern", params: { pattern: "^[a-z_][a-z0-9_.-]*$" }, schema: "^[a-z_][a-z0-9_.-]*$", parentSchema: schema104.properties.user, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/user", schemaPath: "#/properties/user/type", keyword: "type", params: { type: "string" }, schema: schema104.properties.user.type, parentSchema: schema104.properties.user, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.port !== void 0) {
      let data1 = data.port;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err5 = { instancePath: instancePath + "/port", schemaPath: "service.schema.json#/$defs/port/type", keyword: "type", params: { type: "integer" }, schema: schema72.type, parentSchema: schema72, data: data1 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 65535 || isNaN(data1)) {
          const err6 = { instancePath: instancePath + "/port", schemaPath: "service.schema.json#/$defs/port/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, schema: 65535, parentSchema: schema72, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data1 < 1 || isNaN(data1)) {
          const err7 = { instancePath: instancePath + "/port", schemaPath: "service.schema.json#/$defs/port/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema72, data: data1 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      }
    }
    if (data.become !== void 0) {
      let data2 = data.become;
      if (!(data2 === "sudo" || data2 === "none")) {
        const err8 = { instancePath: instancePath + "/become", schemaPath: "#/properties/become/enum", keyword: "enum", params: { allowedValues: schema104.properties.become.enum }, schema: schema104.properties.become.enum, parentSchema: schema104.properties.become, data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.jump !== void 0) {
      let data3 = data.jump;
      if (typeof data3 === "string") {
        if (func1(data3) > 63) {
          const err9 = { instancePath: instancePath + "/jump", schemaPath: "#/properties/jump/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema104.properties.jump, data: data3 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (func1(data3) < 1) {
          const err10 = { instancePath: instancePath + "/jump", schemaPath: "#/properties/jump/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema104.properties.jump, data: data3 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (!pattern56.test(data3)) {
          const err11 = { instancePath: instancePath + "/jump", schemaPath: "#/properties/jump/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$", parentSchema: schema104.properties.jump, data: data3 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/jump", schemaPath: "#/properties/jump/type", keyword: "type", params: { type: "string" }, schema: schema104.properties.jump.type, parentSchema: schema104.properties.jump, data: data3 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
  } else {
    const err13 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema104.type, parentSchema: schema104, data };
    if (vErrors === null) {
      vErrors = [err13];
    } else {
      vErrors.push(err13);
    }
    errors++;
  }
  validate70.errors = vErrors;
  return errors === 0;
}
validate70.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema86 = { "description": "How a change is carried through an environment.", "type": "object", "additionalProperties": false, "properties": { "canary": { "$ref": "#/$defs/amount", "description": "Nodes of the first wave; 1 unless said." }, "canaryBakeTime": { "$ref": "#/$defs/duration", "description": "How long the canary must stay healthy before the next wave; 5m unless said." }, "pauseAfterCanary": { "description": "Wait for `holdfast resume` when the canary is healthy and has baked; false unless said.", "type": "boolean" }, "maxParallel": { "description": `Nodes of a wave: a number, a share such as "25%" (rounded down, at least one node), or a list of them, which gives the waves one by one, the canary's first, and repeats its last; 10% unless said.`, "type": ["integer", "string", "array"], "minimum": 1, "maximum": 1e5, "maxLength": 4, "pattern": "^([1-9][0-9]?|100)%$", "minItems": 1, "maxItems": 32, "items": { "$ref": "#/$defs/amount" } }, "maxUnavailable": { "$ref": "#/$defs/amount", "description": "Nodes that may be unhealthy or in change at once; 10% unless said." }, "failureDomain": { "$ref": "#/$defs/labelKey", "description": "Label that says which nodes fail together: those with one value of it are done before the next begin; nodes without it come last." }, "minHealthyTime": { "$ref": "#/$defs/duration", "description": "How long a node must be healthy without a break before it counts; 10s unless said." }, "healthyDeadline": { "$ref": "#/$defs/duration", "description": "A node that is not healthy by then is unhealthy; 5m unless said." }, "progressDeadline": { "$ref": "#/$defs/duration", "description": "A rollout in which no node becomes healthy for so long has failed; 10m unless said." }, "confirmTimeout": { "$ref": "#/$defs/duration", "description": "What a node waits beyond everything else before it takes the change back by itself; 2m unless said." }, "maxFailPercentage": { "$ref": "#/$defs/percentage", "description": "Nodes that may fail after the canary: each is restored and set aside, the others go on. At least one node unless it is 0; 2 unless said." }, "maxUnreachablePercentage": { "$ref": "#/$defs/percentage", "description": "Nodes that may be out of reach and are left for their return; with more the rollout pauses. At least one node unless it is 0; 10 unless said." }, "onFailure": { "description": "restore: what was changed goes back at once. pause: it stays as it is until `holdfast resume` or `holdfast abort`. restore unless said.", "enum": ["restore", "pause"] }, "rollbackWindow": { "description": "How many versions that were healthy here count as a proven way back; 5 unless said.", "type": "integer", "minimum": 1, "maximum": 50 }, "concurrency": { "description": "What a newer version does to a rollout under way: it takes over as soon as no node is in change.", "enum": ["supersede"] } } };
var schema87 = { "description": 'A number of nodes, or a share such as "25%" (rounded down, at least one node).', "type": ["integer", "string"], "minimum": 1, "maximum": 1e5, "maxLength": 4, "pattern": "^([1-9][0-9]?|100)%$" };
var schema35 = { "type": "string", "minLength": 1, "maxLength": 63, "pattern": "^(?!constructor$)[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$" };
var schema96 = { "description": "Percent of the nodes; 0 is none.", "type": "integer", "minimum": 0, "maximum": 100 };
var func6 = Object.prototype.hasOwnProperty;
var pattern38 = new RegExp("^([1-9][0-9]?|100)%$", "u");
var pattern5 = new RegExp("^(?!constructor$)[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$", "u");
function validate72(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate72.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func6.call(schema86.properties, key0)) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema86, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.canary !== void 0) {
      let data0 = data.canary;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0)) && typeof data0 !== "string") {
        const err1 = { instancePath: instancePath + "/canary", schemaPath: "#/$defs/amount/type", keyword: "type", params: { type: schema87.type }, schema: schema87.type, parentSchema: schema87, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 1e5 || isNaN(data0)) {
          const err2 = { instancePath: instancePath + "/canary", schemaPath: "#/$defs/amount/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, schema: 1e5, parentSchema: schema87, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (data0 < 1 || isNaN(data0)) {
          const err3 = { instancePath: instancePath + "/canary", schemaPath: "#/$defs/amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema87, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      }
      if (typeof data0 === "string") {
        if (func1(data0) > 4) {
          const err4 = { instancePath: instancePath + "/canary", schemaPath: "#/$defs/amount/maxLength", keyword: "maxLength", params: { limit: 4 }, schema: 4, parentSchema: schema87, data: data0 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (!pattern38.test(data0)) {
          const err5 = { instancePath: instancePath + "/canary", schemaPath: "#/$defs/amount/pattern", keyword: "pattern", params: { pattern: "^([1-9][0-9]?|100)%$" }, schema: "^([1-9][0-9]?|100)%$", parentSchema: schema87, data: data0 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
    }
    if (data.canaryBakeTime !== void 0) {
      let data1 = data.canaryBakeTime;
      if (typeof data1 === "string") {
        if (func1(data1) > 12) {
          const err6 = { instancePath: instancePath + "/canaryBakeTime", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (func1(data1) < 2) {
          const err7 = { instancePath: instancePath + "/canaryBakeTime", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data1 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (!pattern17.test(data1)) {
          const err8 = { instancePath: instancePath + "/canaryBakeTime", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data1 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/canaryBakeTime", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data1 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.pauseAfterCanary !== void 0) {
      let data2 = data.pauseAfterCanary;
      if (typeof data2 !== "boolean") {
        const err10 = { instancePath: instancePath + "/pauseAfterCanary", schemaPath: "#/properties/pauseAfterCanary/type", keyword: "type", params: { type: "boolean" }, schema: schema86.properties.pauseAfterCanary.type, parentSchema: schema86.properties.pauseAfterCanary, data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.maxParallel !== void 0) {
      let data3 = data.maxParallel;
      if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3)) && typeof data3 !== "string" && !Array.isArray(data3)) {
        const err11 = { instancePath: instancePath + "/maxParallel", schemaPath: "#/properties/maxParallel/type", keyword: "type", params: { type: schema86.properties.maxParallel.type }, schema: schema86.properties.maxParallel.type, parentSchema: schema86.properties.maxParallel, data: data3 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 > 1e5 || isNaN(data3)) {
          const err12 = { instancePath: instancePath + "/maxParallel", schemaPath: "#/properties/maxParallel/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, schema: 1e5, parentSchema: schema86.properties.maxParallel, data: data3 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        if (data3 < 1 || isNaN(data3)) {
          const err13 = { instancePath: instancePath + "/maxParallel", schemaPath: "#/properties/maxParallel/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema86.properties.maxParallel, data: data3 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      }
      if (typeof data3 === "string") {
        if (func1(data3) > 4) {
          const err14 = { instancePath: instancePath + "/maxParallel", schemaPath: "#/properties/maxParallel/maxLength", keyword: "maxLength", params: { limit: 4 }, schema: 4, parentSchema: schema86.properties.maxParallel, data: data3 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        if (!pattern38.test(data3)) {
          const err15 = { instancePath: instancePath + "/maxParallel", schemaPath: "#/properties/maxParallel/pattern", keyword: "pattern", params: { pattern: "^([1-9][0-9]?|100)%$" }, schema: "^([1-9][0-9]?|100)%$", parentSchema: schema86.properties.maxParallel, data: data3 };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      }
      if (Array.isArray(data3)) {
        if (data3.length > 32) {
          const err16 = { instancePath: instancePath + "/maxParallel", schemaPath: "#/properties/maxParallel/maxItems", keyword: "maxItems", params: { limit: 32 }, schema: 32, parentSchema: schema86.properties.maxParallel, data: data3 };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        if (data3.length < 1) {
          const err17 = { instancePath: instancePath + "/maxParallel", schemaPath: "#/properties/maxParallel/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema86.properties.maxParallel, data: data3 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data4 = data3[i0];
          if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4)) && typeof data4 !== "string") {
            const err18 = { instancePath: instancePath + "/maxParallel/" + i0, schemaPath: "#/$defs/amount/type", keyword: "type", params: { type: schema87.type }, schema: schema87.type, parentSchema: schema87, data: data4 };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
          if (typeof data4 == "number" && isFinite(data4)) {
            if (data4 > 1e5 || isNaN(data4)) {
              const err19 = { instancePath: instancePath + "/maxParallel/" + i0, schemaPath: "#/$defs/amount/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, schema: 1e5, parentSchema: schema87, data: data4 };
              if (vErrors === null) {
                vErrors = [err19];
              } else {
                vErrors.push(err19);
              }
              errors++;
            }
            if (data4 < 1 || isNaN(data4)) {
              const err20 = { instancePath: instancePath + "/maxParallel/" + i0, schemaPath: "#/$defs/amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema87, data: data4 };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
          }
          if (typeof data4 === "string") {
            if (func1(data4) > 4) {
              const err21 = { instancePath: instancePath + "/maxParallel/" + i0, schemaPath: "#/$defs/amount/maxLength", keyword: "maxLength", params: { limit: 4 }, schema: 4, parentSchema: schema87, data: data4 };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
            if (!pattern38.test(data4)) {
              const err22 = { instancePath: instancePath + "/maxParallel/" + i0, schemaPath: "#/$defs/amount/pattern", keyword: "pattern", params: { pattern: "^([1-9][0-9]?|100)%$" }, schema: "^([1-9][0-9]?|100)%$", parentSchema: schema87, data: data4 };
              if (vErrors === null) {
                vErrors = [err22];
              } else {
                vErrors.push(err22);
              }
              errors++;
            }
          }
        }
      }
    }
    if (data.maxUnavailable !== void 0) {
      let data5 = data.maxUnavailable;
      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5)) && typeof data5 !== "string") {
        const err23 = { instancePath: instancePath + "/maxUnavailable", schemaPath: "#/$defs/amount/type", keyword: "type", params: { type: schema87.type }, schema: schema87.type, parentSchema: schema87, data: data5 };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 1e5 || isNaN(data5)) {
          const err24 = { instancePath: instancePath + "/maxUnavailable", schemaPath: "#/$defs/amount/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, schema: 1e5, parentSchema: schema87, data: data5 };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        if (data5 < 1 || isNaN(data5)) {
          const err25 = { instancePath: instancePath + "/maxUnavailable", schemaPath: "#/$defs/amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema87, data: data5 };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
      }
      if (typeof data5 === "string") {
        if (func1(data5) > 4) {
          const err26 = { instancePath: instancePath + "/maxUnavailable", schemaPath: "#/$defs/amount/maxLength", keyword: "maxLength", params: { limit: 4 }, schema: 4, parentSchema: schema87, data: data5 };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
        if (!pattern38.test(data5)) {
          const err27 = { instancePath: instancePath + "/maxUnavailable", schemaPath: "#/$defs/amount/pattern", keyword: "pattern", params: { pattern: "^([1-9][0-9]?|100)%$" }, schema: "^([1-9][0-9]?|100)%$", parentSchema: schema87, data: data5 };
          if (vErrors === null) {
            vErrors = [err27];
          } else {
            vErrors.push(err27);
          }
          errors++;
        }
      }
    }
    if (data.failureDomain !== void 0) {
      let data6 = data.failureDomain;
      if (typeof data6 === "string") {
        if (func1(data6) > 63) {
          const err28 = { instancePath: instancePath + "/failureDomain", schemaPath: "#/$defs/labelKey/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema35, data: data6 };
          if (vErrors === null) {
            vErrors = [err28];
          } else {
            vErrors.push(err28);
          }
          errors++;
        }
        if (func1(data6) < 1) {
          const err29 = { instancePath: instancePath + "/failureDomain", schemaPath: "#/$defs/labelKey/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema35, data: data6 };
          if (vErrors === null) {
            vErrors = [err29];
          } else {
            vErrors.push(err29);
          }
          errors++;
        }
        if (!pattern5.test(data6)) {
          const err30 = { instancePath: instancePath + "/failureDomain", schemaPath: "#/$defs/labelKey/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$" }, schema: "^(?!constructor$)[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$", parentSchema: schema35, data: data6 };
          if (vErrors === null) {
            vErrors = [err30];
          } else {
            vErrors.push(err30);
          }
          errors++;
        }
      } else {
        const err31 = { instancePath: instancePath + "/failureDomain", schemaPath: "#/$defs/labelKey/type", keyword: "type", params: { type: "string" }, schema: schema35.type, parentSchema: schema35, data: data6 };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
    }
    if (data.minHealthyTime !== void 0) {
      let data7 = data.minHealthyTime;
      if (typeof data7 === "string") {
        if (func1(data7) > 12) {
          const err32 = { instancePath: instancePath + "/minHealthyTime", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data7 };
          if (vErrors === null) {
            vErrors = [err32];
          } else {
            vErrors.push(err32);
          }
          errors++;
        }
        if (func1(data7) < 2) {
          const err33 = { instancePath: instancePath + "/minHealthyTime", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data7 };
          if (vErrors === null) {
            vErrors = [err33];
          } else {
            vErrors.push(err33);
          }
          errors++;
        }
        if (!pattern17.test(data7)) {
          const err34 = { instancePath: instancePath + "/minHealthyTime", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data7 };
          if (vErrors === null) {
            vErrors = [err34];
          } else {
            vErrors.push(err34);
          }
          errors++;
        }
      } else {
        const err35 = { instancePath: instancePath + "/minHealthyTime", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data7 };
        if (vErrors === null) {
          vErrors = [err35];
        } else {
          vErrors.push(err35);
        }
        errors++;
      }
    }
    if (data.healthyDeadline !== void 0) {
      let data8 = data.healthyDeadline;
      if (typeof data8 === "string") {
        if (func1(data8) > 12) {
          const err36 = { instancePath: instancePath + "/healthyDeadline", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data8 };
          if (vErrors === null) {
            vErrors = [err36];
          } else {
            vErrors.push(err36);
          }
          errors++;
        }
        if (func1(data8) < 2) {
          const err37 = { instancePath: instancePath + "/healthyDeadline", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data8 };
          if (vErrors === null) {
            vErrors = [err37];
          } else {
            vErrors.push(err37);
          }
          errors++;
        }
        if (!pattern17.test(data8)) {
          const err38 = { instancePath: instancePath + "/healthyDeadline", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data8 };
          if (vErrors === null) {
            vErrors = [err38];
          } else {
            vErrors.push(err38);
          }
          errors++;
        }
      } else {
        const err39 = { instancePath: instancePath + "/healthyDeadline", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data8 };
        if (vErrors === null) {
          vErrors = [err39];
        } else {
          vErrors.push(err39);
        }
        errors++;
      }
    }
    if (data.progressDeadline !== void 0) {
      let data9 = data.progressDeadline;
      if (typeof data9 === "string") {
        if (func1(data9) > 12) {
          const err40 = { instancePath: instancePath + "/progressDeadline", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data9 };
          if (vErrors === null) {
            vErrors = [err40];
          } else {
            vErrors.push(err40);
          }
          errors++;
        }
        if (func1(data9) < 2) {
          const err41 = { instancePath: instancePath + "/progressDeadline", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data9 };
          if (vErrors === null) {
            vErrors = [err41];
          } else {
            vErrors.push(err41);
          }
          errors++;
        }
        if (!pattern17.test(data9)) {
          const err42 = { instancePath: instancePath + "/progressDeadline", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data9 };
          if (vErrors === null) {
            vErrors = [err42];
          } else {
            vErrors.push(err42);
          }
          errors++;
        }
      } else {
        const err43 = { instancePath: instancePath + "/progressDeadline", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data9 };
        if (vErrors === null) {
          vErrors = [err43];
        } else {
          vErrors.push(err43);
        }
        errors++;
      }
    }
    if (data.confirmTimeout !== void 0) {
      let data10 = data.confirmTimeout;
      if (typeof data10 === "string") {
        if (func1(data10) > 12) {
          const err44 = { instancePath: instancePath + "/confirmTimeout", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data10 };
          if (vErrors === null) {
            vErrors = [err44];
          } else {
            vErrors.push(err44);
          }
          errors++;
        }
        if (func1(data10) < 2) {
          const err45 = { instancePath: instancePath + "/confirmTimeout", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data10 };
          if (vErrors === null) {
            vErrors = [err45];
          } else {
            vErrors.push(err45);
          }
          errors++;
        }
        if (!pattern17.test(data10)) {
          const err46 = { instancePath: instancePath + "/confirmTimeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data10 };
          if (vErrors === null) {
            vErrors = [err46];
          } else {
            vErrors.push(err46);
          }
          errors++;
        }
      } else {
        const err47 = { instancePath: instancePath + "/confirmTimeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data10 };
        if (vErrors === null) {
          vErrors = [err47];
        } else {
          vErrors.push(err47);
        }
        errors++;
      }
    }
    if (data.maxFailPercentage !== void 0) {
      let data11 = data.maxFailPercentage;
      if (!(typeof data11 == "number" && (!(data11 % 1) && !isNaN(data11)) && isFinite(data11))) {
        const err48 = { instancePath: instancePath + "/maxFailPercentage", schemaPath: "#/$defs/percentage/type", keyword: "type", params: { type: "integer" }, schema: schema96.type, parentSchema: schema96, data: data11 };
        if (vErrors === null) {
          vErrors = [err48];
        } else {
          vErrors.push(err48);
        }
        errors++;
      }
      if (typeof data11 == "number" && isFinite(data11)) {
        if (data11 > 100 || isNaN(data11)) {
          const err49 = { instancePath: instancePath + "/maxFailPercentage", schemaPath: "#/$defs/percentage/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, schema: 100, parentSchema: schema96, data: data11 };
          if (vErrors === null) {
            vErrors = [err49];
          } else {
            vErrors.push(err49);
          }
          errors++;
        }
        if (data11 < 0 || isNaN(data11)) {
          const err50 = { instancePath: instancePath + "/maxFailPercentage", schemaPath: "#/$defs/percentage/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema96, data: data11 };
          if (vErrors === null) {
            vErrors = [err50];
          } else {
            vErrors.push(err50);
          }
          errors++;
        }
      }
    }
    if (data.maxUnreachablePercentage !== void 0) {
      let data12 = data.maxUnreachablePercentage;
      if (!(typeof data12 == "number" && (!(data12 % 1) && !isNaN(data12)) && isFinite(data12))) {
        const err51 = { instancePath: instancePath + "/maxUnreachablePercentage", schemaPath: "#/$defs/percentage/type", keyword: "type", params: { type: "integer" }, schema: schema96.type, parentSchema: schema96, data: data12 };
        if (vErrors === null) {
          vErrors = [err51];
        } else {
          vErrors.push(err51);
        }
        errors++;
      }
      if (typeof data12 == "number" && isFinite(data12)) {
        if (data12 > 100 || isNaN(data12)) {
          const err52 = { instancePath: instancePath + "/maxUnreachablePercentage", schemaPath: "#/$defs/percentage/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, schema: 100, parentSchema: schema96, data: data12 };
          if (vErrors === null) {
            vErrors = [err52];
          } else {
            vErrors.push(err52);
          }
          errors++;
        }
        if (data12 < 0 || isNaN(data12)) {
          const err53 = { instancePath: instancePath + "/maxUnreachablePercentage", schemaPath: "#/$defs/percentage/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema96, data: data12 };
          if (vErrors === null) {
            vErrors = [err53];
          } else {
            vErrors.push(err53);
          }
          errors++;
        }
      }
    }
    if (data.onFailure !== void 0) {
      let data13 = data.onFailure;
      if (!(data13 === "restore" || data13 === "pause")) {
        const err54 = { instancePath: instancePath + "/onFailure", schemaPath: "#/properties/onFailure/enum", keyword: "enum", params: { allowedValues: schema86.properties.onFailure.enum }, schema: schema86.properties.onFailure.enum, parentSchema: schema86.properties.onFailure, data: data13 };
        if (vErrors === null) {
          vErrors = [err54];
        } else {
          vErrors.push(err54);
        }
        errors++;
      }
    }
    if (data.rollbackWindow !== void 0) {
      let data14 = data.rollbackWindow;
      if (!(typeof data14 == "number" && (!(data14 % 1) && !isNaN(data14)) && isFinite(data14))) {
        const err55 = { instancePath: instancePath + "/rollbackWindow", schemaPath: "#/properties/rollbackWindow/type", keyword: "type", params: { type: "integer" }, schema: schema86.properties.rollbackWindow.type, parentSchema: schema86.properties.rollbackWindow, data: data14 };
        if (vErrors === null) {
          vErrors = [err55];
        } else {
          vErrors.push(err55);
        }
        errors++;
      }
      if (typeof data14 == "number" && isFinite(data14)) {
        if (data14 > 50 || isNaN(data14)) {
          const err56 = { instancePath: instancePath + "/rollbackWindow", schemaPath: "#/properties/rollbackWindow/maximum", keyword: "maximum", params: { comparison: "<=", limit: 50 }, schema: 50, parentSchema: schema86.properties.rollbackWindow, data: data14 };
          if (vErrors === null) {
            vErrors = [err56];
          } else {
            vErrors.push(err56);
          }
          errors++;
        }
        if (data14 < 1 || isNaN(data14)) {
          const err57 = { instancePath: instancePath + "/rollbackWindow", schemaPath: "#/properties/rollbackWindow/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema86.properties.rollbackWindow, data: data14 };
          if (vErrors === null) {
            vErrors = [err57];
          } else {
            vErrors.push(err57);
          }
          errors++;
        }
      }
    }
    if (data.concurrency !== void 0) {
      let data15 = data.concurrency;
      if (!(data15 === "supersede")) {
        const err58 = { instancePath: instancePath + "/concurrency", schemaPath: "#/properties/concurrency/enum", keyword: "enum", params: { allowedValues: schema86.properties.concurrency.enum }, schema: schema86.properties.concurrency.enum, parentSchema: schema86.properties.concurrency, data: data15 };
        if (vErrors === null) {
          vErrors = [err58];
        } else {
          vErrors.push(err58);
        }
        errors++;
      }
    }
  } else {
    const err59 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema86.type, parentSchema: schema86, data };
    if (vErrors === null) {
      vErrors = [err59];
    } else {
      vErrors.push(err59);
    }
    errors++;
  }
  validate72.errors = vErrors;
  return errors === 0;
}
validate72.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema44 = { "description": "Values for templates, read there as {{ vars.name }}. Maps are merged deep, lists are replaced. Precedence: fleet < environment < extends < service < service.environments < node.", "type": "object", "maxProperties": 1e3, "propertyNames": { "$ref": "#/$defs/varName" }, "additionalProperties": { "$ref": "#/$defs/value" } };
var schema45 = { "description": "A name a template can write after `vars.`.", "type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[A-Za-z_][A-Za-z0-9_]*$" };
var pattern13 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
var schema46 = { "description": "Any value a template can use.", "type": ["string", "number", "boolean", "array", "object"], "maxLength": 65536, "maxItems": 1e3, "items": { "$ref": "#/$defs/value" }, "maxProperties": 1e3, "propertyNames": { "$ref": "#/$defs/varName" }, "additionalProperties": { "$ref": "#/$defs/value" } };
var wrapper0 = { validate: validate28 };
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate28.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if ((!data || typeof data != "object") && typeof data !== "string" && !(typeof data == "number" && isFinite(data)) && typeof data !== "boolean") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: schema46.type }, schema: schema46.type, parentSchema: schema46, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data === "string") {
    if (func1(data) > 65536) {
      const err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 65536 }, schema: 65536, parentSchema: schema46, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  if (Array.isArray(data)) {
    if (data.length > 1e3) {
      const err2 = { instancePath, schemaPath: "#/maxItems", keyword: "maxItems", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema46, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      if (!wrapper0.validate(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
        errors = vErrors.length;
      }
    }
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length > 1e3) {
      const err3 = { instancePath, schemaPath: "#/maxProperties", keyword: "maxProperties", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema46, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      const _errs2 = errors;
      if (typeof key0 === "string") {
        if (func1(key0) > 64) {
          const err4 = { instancePath, schemaPath: "#/$defs/varName/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema45, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (func1(key0) < 1) {
          const err5 = { instancePath, schemaPath: "#/$defs/varName/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema45, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (!pattern13.test(key0)) {
          const err6 = { instancePath, schemaPath: "#/$defs/varName/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" }, schema: "^[A-Za-z_][A-Za-z0-9_]*$", parentSchema: schema45, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath, schemaPath: "#/$defs/varName/type", keyword: "type", params: { type: "string" }, schema: schema45.type, parentSchema: schema45, data: key0, propertyName: key0 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      var valid2 = _errs2 === errors;
      if (!valid2) {
        const err8 = { instancePath, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: key0 }, schema: schema46.propertyNames, parentSchema: schema46, data };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    for (const key1 in data) {
      if (!wrapper0.validate(data[key1], { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data, parentDataProperty: key1, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
        errors = vErrors.length;
      }
    }
  }
  validate28.errors = vErrors;
  return errors === 0;
}
validate28.evaluated = { "props": true, "items": true, "dynamicProps": false, "dynamicItems": false };
function validate74(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate74.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length > 1e3) {
      const err0 = { instancePath, schemaPath: "#/maxProperties", keyword: "maxProperties", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema44, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      const _errs1 = errors;
      if (typeof key0 === "string") {
        if (func1(key0) > 64) {
          const err1 = { instancePath, schemaPath: "#/$defs/varName/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema45, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (func1(key0) < 1) {
          const err2 = { instancePath, schemaPath: "#/$defs/varName/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema45, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (!pattern13.test(key0)) {
          const err3 = { instancePath, schemaPath: "#/$defs/varName/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" }, schema: "^[A-Za-z_][A-Za-z0-9_]*$", parentSchema: schema45, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath, schemaPath: "#/$defs/varName/type", keyword: "type", params: { type: "string" }, schema: schema45.type, parentSchema: schema45, data: key0, propertyName: key0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        const err5 = { instancePath, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: key0 }, schema: schema44.propertyNames, parentSchema: schema44, data };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    for (const key1 in data) {
      if (!validate28(data[key1], { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data, parentDataProperty: key1, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema44.type, parentSchema: schema44, data };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate74.errors = vErrors;
  return errors === 0;
}
validate74.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema38 = { "description": "Which nodes: a map of labels they must all have, or matchLabels and matchExpressions. The empty map selects every node.", "type": "object", "maxProperties": 64, "properties": { "matchLabels": { "$ref": "#/$defs/labels", "description": "Labels a node must all have." }, "matchExpressions": { "description": "Conditions a node must all meet.", "type": "array", "maxItems": 32, "items": { "description": "One condition.", "type": "object", "additionalProperties": false, "properties": { "key": { "$ref": "#/$defs/labelKey", "description": "The label the condition speaks of." }, "operator": { "description": "In, NotIn: its value is (not) among `values`. Exists, DoesNotExist: the label is (not) there.", "enum": ["In", "NotIn", "Exists", "DoesNotExist"] }, "values": { "description": "For In and NotIn.", "type": "array", "maxItems": 100, "items": { "$ref": "#/$defs/labelValue" } } }, "required": ["key", "operator"] } } }, "propertyNames": { "$ref": "#/$defs/labelKey" }, "additionalProperties": { "$ref": "#/$defs/labelValue" } };
var schema36 = { "type": "string", "maxLength": 63, "pattern": "^([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?$" };
var pattern6 = new RegExp("^([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?$", "u");
var schema34 = { "description": "Words to select by: text to text.", "type": "object", "maxProperties": 64, "propertyNames": { "$ref": "#/$defs/labelKey" }, "additionalProperties": { "$ref": "#/$defs/labelValue" } };
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate22.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length > 64) {
      const err0 = { instancePath, schemaPath: "#/maxProperties", keyword: "maxProperties", params: { limit: 64 }, schema: 64, parentSchema: schema34, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      const _errs1 = errors;
      if (typeof key0 === "string") {
        if (func1(key0) > 63) {
          const err1 = { instancePath, schemaPath: "#/$defs/labelKey/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema35, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (func1(key0) < 1) {
          const err2 = { instancePath, schemaPath: "#/$defs/labelKey/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema35, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (!pattern5.test(key0)) {
          const err3 = { instancePath, schemaPath: "#/$defs/labelKey/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$" }, schema: "^(?!constructor$)[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$", parentSchema: schema35, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath, schemaPath: "#/$defs/labelKey/type", keyword: "type", params: { type: "string" }, schema: schema35.type, parentSchema: schema35, data: key0, propertyName: key0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        const err5 = { instancePath, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: key0 }, schema: schema34.propertyNames, parentSchema: schema34, data };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    for (const key1 in data) {
      let data0 = data[key1];
      if (typeof data0 === "string") {
        if (func1(data0) > 63) {
          const err6 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/labelValue/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema36, data: data0 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (!pattern6.test(data0)) {
          const err7 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/labelValue/pattern", keyword: "pattern", params: { pattern: "^([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?$" }, schema: "^([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?$", parentSchema: schema36, data: data0 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/labelValue/type", keyword: "type", params: { type: "string" }, schema: schema36.type, parentSchema: schema36, data: data0 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema34.type, parentSchema: schema34, data };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate22.errors = vErrors;
  return errors === 0;
}
validate22.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate77(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate77.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length > 64) {
      const err0 = { instancePath, schemaPath: "#/maxProperties", keyword: "maxProperties", params: { limit: 64 }, schema: 64, parentSchema: schema38, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      const _errs1 = errors;
      if (typeof key0 === "string") {
        if (func1(key0) > 63) {
          const err1 = { instancePath, schemaPath: "#/$defs/labelKey/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema35, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (func1(key0) < 1) {
          const err2 = { instancePath, schemaPath: "#/$defs/labelKey/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema35, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (!pattern5.test(key0)) {
          const err3 = { instancePath, schemaPath: "#/$defs/labelKey/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$" }, schema: "^(?!constructor$)[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$", parentSchema: schema35, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath, schemaPath: "#/$defs/labelKey/type", keyword: "type", params: { type: "string" }, schema: schema35.type, parentSchema: schema35, data: key0, propertyName: key0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        const err5 = { instancePath, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: key0 }, schema: schema38.propertyNames, parentSchema: schema38, data };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    for (const key1 in data) {
      if (!(key1 === "matchLabels" || key1 === "matchExpressions")) {
        let data0 = data[key1];
        if (typeof data0 === "string") {
          if (func1(data0) > 63) {
            const err6 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/labelValue/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema36, data: data0 };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
          if (!pattern6.test(data0)) {
            const err7 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/labelValue/pattern", keyword: "pattern", params: { pattern: "^([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?$" }, schema: "^([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?$", parentSchema: schema36, data: data0 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        } else {
          const err8 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/labelValue/type", keyword: "type", params: { type: "string" }, schema: schema36.type, parentSchema: schema36, data: data0 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
    }
    if (data.matchLabels !== void 0) {
      if (!validate22(data.matchLabels, { instancePath: instancePath + "/matchLabels", parentData: data, parentDataProperty: "matchLabels", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
        errors = vErrors.length;
      }
    }
    if (data.matchExpressions !== void 0) {
      let data2 = data.matchExpressions;
      if (Array.isArray(data2)) {
        if (data2.length > 32) {
          const err9 = { instancePath: instancePath + "/matchExpressions", schemaPath: "#/properties/matchExpressions/maxItems", keyword: "maxItems", params: { limit: 32 }, schema: 32, parentSchema: schema38.properties.matchExpressions, data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (data3.key === void 0) {
              const err10 = { instancePath: instancePath + "/matchExpressions/" + i0, schemaPath: "#/properties/matchExpressions/items/required", keyword: "required", params: { missingProperty: "key" }, schema: schema38.properties.matchExpressions.items.required, parentSchema: schema38.properties.matchExpressions.items, data: data3 };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
            if (data3.operator === void 0) {
              const err11 = { instancePath: instancePath + "/matchExpressions/" + i0, schemaPath: "#/properties/matchExpressions/items/required", keyword: "required", params: { missingProperty: "operator" }, schema: schema38.properties.matchExpressions.items.required, parentSchema: schema38.properties.matchExpressions.items, data: data3 };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
            for (const key2 in data3) {
              if (!(key2 === "key" || key2 === "operator" || key2 === "values")) {
                const err12 = { instancePath: instancePath + "/matchExpressions/" + i0, schemaPath: "#/properties/matchExpressions/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, schema: false, parentSchema: schema38.properties.matchExpressions.items, data: data3 };
                if (vErrors === null) {
                  vErrors = [err12];
                } else {
                  vErrors.push(err12);
                }
                errors++;
              }
            }
            if (data3.key !== void 0) {
              let data4 = data3.key;
              if (typeof data4 === "string") {
                if (func1(data4) > 63) {
                  const err13 = { instancePath: instancePath + "/matchExpressions/" + i0 + "/key", schemaPath: "#/$defs/labelKey/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema35, data: data4 };
                  if (vErrors === null) {
                    vErrors = [err13];
                  } else {
                    vErrors.push(err13);
                  }
                  errors++;
                }
                if (func1(data4) < 1) {
                  const err14 = { instancePath: instancePath + "/matchExpressions/" + i0 + "/key", schemaPath: "#/$defs/labelKey/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema35, data: data4 };
                  if (vErrors === null) {
                    vErrors = [err14];
                  } else {
                    vErrors.push(err14);
                  }
                  errors++;
                }
                if (!pattern5.test(data4)) {
                  const err15 = { instancePath: instancePath + "/matchExpressions/" + i0 + "/key", schemaPath: "#/$defs/labelKey/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$" }, schema: "^(?!constructor$)[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$", parentSchema: schema35, data: data4 };
                  if (vErrors === null) {
                    vErrors = [err15];
                  } else {
                    vErrors.push(err15);
                  }
                  errors++;
                }
              } else {
                const err16 = { instancePath: instancePath + "/matchExpressions/" + i0 + "/key", schemaPath: "#/$defs/labelKey/type", keyword: "type", params: { type: "string" }, schema: schema35.type, parentSchema: schema35, data: data4 };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
            }
            if (data3.operator !== void 0) {
              let data5 = data3.operator;
              if (!(data5 === "In" || data5 === "NotIn" || data5 === "Exists" || data5 === "DoesNotExist")) {
                const err17 = { instancePath: instancePath + "/matchExpressions/" + i0 + "/operator", schemaPath: "#/properties/matchExpressions/items/properties/operator/enum", keyword: "enum", params: { allowedValues: schema38.properties.matchExpressions.items.properties.operator.enum }, schema: schema38.properties.matchExpressions.items.properties.operator.enum, parentSchema: schema38.properties.matchExpressions.items.properties.operator, data: data5 };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
            }
            if (data3.values !== void 0) {
              let data6 = data3.values;
              if (Array.isArray(data6)) {
                if (data6.length > 100) {
                  const err18 = { instancePath: instancePath + "/matchExpressions/" + i0 + "/values", schemaPath: "#/properties/matchExpressions/items/properties/values/maxItems", keyword: "maxItems", params: { limit: 100 }, schema: 100, parentSchema: schema38.properties.matchExpressions.items.properties.values, data: data6 };
                  if (vErrors === null) {
                    vErrors = [err18];
                  } else {
                    vErrors.push(err18);
                  }
                  errors++;
                }
                const len1 = data6.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data7 = data6[i1];
                  if (typeof data7 === "string") {
                    if (func1(data7) > 63) {
                      const err19 = { instancePath: instancePath + "/matchExpressions/" + i0 + "/values/" + i1, schemaPath: "#/$defs/labelValue/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema36, data: data7 };
                      if (vErrors === null) {
                        vErrors = [err19];
                      } else {
                        vErrors.push(err19);
                      }
                      errors++;
                    }
                    if (!pattern6.test(data7)) {
                      const err20 = { instancePath: instancePath + "/matchExpressions/" + i0 + "/values/" + i1, schemaPath: "#/$defs/labelValue/pattern", keyword: "pattern", params: { pattern: "^([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?$" }, schema: "^([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?$", parentSchema: schema36, data: data7 };
                      if (vErrors === null) {
                        vErrors = [err20];
                      } else {
                        vErrors.push(err20);
                      }
                      errors++;
                    }
                  } else {
                    const err21 = { instancePath: instancePath + "/matchExpressions/" + i0 + "/values/" + i1, schemaPath: "#/$defs/labelValue/type", keyword: "type", params: { type: "string" }, schema: schema36.type, parentSchema: schema36, data: data7 };
                    if (vErrors === null) {
                      vErrors = [err21];
                    } else {
                      vErrors.push(err21);
                    }
                    errors++;
                  }
                }
              } else {
                const err22 = { instancePath: instancePath + "/matchExpressions/" + i0 + "/values", schemaPath: "#/properties/matchExpressions/items/properties/values/type", keyword: "type", params: { type: "array" }, schema: schema38.properties.matchExpressions.items.properties.values.type, parentSchema: schema38.properties.matchExpressions.items.properties.values, data: data6 };
                if (vErrors === null) {
                  vErrors = [err22];
                } else {
                  vErrors.push(err22);
                }
                errors++;
              }
            }
          } else {
            const err23 = { instancePath: instancePath + "/matchExpressions/" + i0, schemaPath: "#/properties/matchExpressions/items/type", keyword: "type", params: { type: "object" }, schema: schema38.properties.matchExpressions.items.type, parentSchema: schema38.properties.matchExpressions.items, data: data3 };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
      } else {
        const err24 = { instancePath: instancePath + "/matchExpressions", schemaPath: "#/properties/matchExpressions/type", keyword: "type", params: { type: "array" }, schema: schema38.properties.matchExpressions.type, parentSchema: schema38.properties.matchExpressions, data: data2 };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
  } else {
    const err25 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema38.type, parentSchema: schema38, data };
    if (vErrors === null) {
      vErrors = [err25];
    } else {
      vErrors.push(err25);
    }
    errors++;
  }
  validate77.errors = vErrors;
  return errors === 0;
}
validate77.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" }, schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.kind === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.metadata === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "metadata" }, schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.spec === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "spec" }, schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "apiVersion" || key0 === "kind" || key0 === "metadata" || key0 === "spec")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema31, data };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.apiVersion !== void 0) {
      let data0 = data.apiVersion;
      if ("holdfast/v1" !== data0) {
        const err5 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "holdfast/v1" }, schema: "holdfast/v1", parentSchema: schema31.properties.apiVersion, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data1 = data.kind;
      if ("Fleet" !== data1) {
        const err6 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "Fleet" }, schema: "Fleet", parentSchema: schema31.properties.kind, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data2 = data.metadata;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.name === void 0) {
          const err7 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/required", keyword: "required", params: { missingProperty: "name" }, schema: schema31.properties.metadata.required, parentSchema: schema31.properties.metadata, data: data2 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        for (const key1 in data2) {
          if (!(key1 === "name")) {
            const err8 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema31.properties.metadata, data: data2 };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
        if (data2.name !== void 0) {
          let data3 = data2.name;
          if (typeof data3 === "string") {
            if (func1(data3) > 63) {
              const err9 = { instancePath: instancePath + "/metadata/name", schemaPath: "service.schema.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema33, data: data3 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
            if (func1(data3) < 1) {
              const err10 = { instancePath: instancePath + "/metadata/name", schemaPath: "service.schema.json#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33, data: data3 };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
            if (!pattern4.test(data3)) {
              const err11 = { instancePath: instancePath + "/metadata/name", schemaPath: "service.schema.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$", parentSchema: schema33, data: data3 };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
          } else {
            const err12 = { instancePath: instancePath + "/metadata/name", schemaPath: "service.schema.json#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema33.type, parentSchema: schema33, data: data3 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
      } else {
        const err13 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/type", keyword: "type", params: { type: "object" }, schema: schema31.properties.metadata.type, parentSchema: schema31.properties.metadata, data: data2 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.spec !== void 0) {
      let data4 = data.spec;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        if (data4.environments === void 0) {
          const err14 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/required", keyword: "required", params: { missingProperty: "environments" }, schema: schema31.properties.spec.required, parentSchema: schema31.properties.spec, data: data4 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        for (const key2 in data4) {
          if (!(key2 === "defaults" || key2 === "vars" || key2 === "environments" || key2 === "rollback" || key2 === "removal" || key2 === "observeInterval")) {
            const err15 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, schema: false, parentSchema: schema31.properties.spec, data: data4 };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
        if (data4.defaults !== void 0) {
          let data5 = data4.defaults;
          if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
            for (const key3 in data5) {
              if (!(key3 === "ssh" || key3 === "rollout")) {
                const err16 = { instancePath: instancePath + "/spec/defaults", schemaPath: "#/properties/spec/properties/defaults/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, schema: false, parentSchema: schema31.properties.spec.properties.defaults, data: data5 };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
            }
            if (data5.ssh !== void 0) {
              if (!validate70(data5.ssh, { instancePath: instancePath + "/spec/defaults/ssh", parentData: data5, parentDataProperty: "ssh", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors);
                errors = vErrors.length;
              }
            }
            if (data5.rollout !== void 0) {
              if (!validate72(data5.rollout, { instancePath: instancePath + "/spec/defaults/rollout", parentData: data5, parentDataProperty: "rollout", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err17 = { instancePath: instancePath + "/spec/defaults", schemaPath: "#/properties/spec/properties/defaults/type", keyword: "type", params: { type: "object" }, schema: schema31.properties.spec.properties.defaults.type, parentSchema: schema31.properties.spec.properties.defaults, data: data5 };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
        if (data4.vars !== void 0) {
          if (!validate74(data4.vars, { instancePath: instancePath + "/spec/vars", parentData: data4, parentDataProperty: "vars", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
            errors = vErrors.length;
          }
        }
        if (data4.environments !== void 0) {
          let data9 = data4.environments;
          if (Array.isArray(data9)) {
            if (data9.length > 64) {
              const err18 = { instancePath: instancePath + "/spec/environments", schemaPath: "#/properties/spec/properties/environments/maxItems", keyword: "maxItems", params: { limit: 64 }, schema: 64, parentSchema: schema31.properties.spec.properties.environments, data: data9 };
              if (vErrors === null) {
                vErrors = [err18];
              } else {
                vErrors.push(err18);
              }
              errors++;
            }
            if (data9.length < 1) {
              const err19 = { instancePath: instancePath + "/spec/environments", schemaPath: "#/properties/spec/properties/environments/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema31.properties.spec.properties.environments, data: data9 };
              if (vErrors === null) {
                vErrors = [err19];
              } else {
                vErrors.push(err19);
              }
              errors++;
            }
            const len0 = data9.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data10 = data9[i0];
              if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
                if (data10.name === void 0) {
                  const err20 = { instancePath: instancePath + "/spec/environments/" + i0, schemaPath: "#/properties/spec/properties/environments/items/required", keyword: "required", params: { missingProperty: "name" }, schema: schema31.properties.spec.properties.environments.items.required, parentSchema: schema31.properties.spec.properties.environments.items, data: data10 };
                  if (vErrors === null) {
                    vErrors = [err20];
                  } else {
                    vErrors.push(err20);
                  }
                  errors++;
                }
                if (data10.nodes === void 0) {
                  const err21 = { instancePath: instancePath + "/spec/environments/" + i0, schemaPath: "#/properties/spec/properties/environments/items/required", keyword: "required", params: { missingProperty: "nodes" }, schema: schema31.properties.spec.properties.environments.items.required, parentSchema: schema31.properties.spec.properties.environments.items, data: data10 };
                  if (vErrors === null) {
                    vErrors = [err21];
                  } else {
                    vErrors.push(err21);
                  }
                  errors++;
                }
                for (const key4 in data10) {
                  if (!(key4 === "name" || key4 === "nodes" || key4 === "after" || key4 === "soak" || key4 === "promotion" || key4 === "vars")) {
                    const err22 = { instancePath: instancePath + "/spec/environments/" + i0, schemaPath: "#/properties/spec/properties/environments/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, schema: false, parentSchema: schema31.properties.spec.properties.environments.items, data: data10 };
                    if (vErrors === null) {
                      vErrors = [err22];
                    } else {
                      vErrors.push(err22);
                    }
                    errors++;
                  }
                }
                if (data10.name !== void 0) {
                  let data11 = data10.name;
                  if (typeof data11 === "string") {
                    if (func1(data11) > 63) {
                      const err23 = { instancePath: instancePath + "/spec/environments/" + i0 + "/name", schemaPath: "service.schema.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema33, data: data11 };
                      if (vErrors === null) {
                        vErrors = [err23];
                      } else {
                        vErrors.push(err23);
                      }
                      errors++;
                    }
                    if (func1(data11) < 1) {
                      const err24 = { instancePath: instancePath + "/spec/environments/" + i0 + "/name", schemaPath: "service.schema.json#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33, data: data11 };
                      if (vErrors === null) {
                        vErrors = [err24];
                      } else {
                        vErrors.push(err24);
                      }
                      errors++;
                    }
                    if (!pattern4.test(data11)) {
                      const err25 = { instancePath: instancePath + "/spec/environments/" + i0 + "/name", schemaPath: "service.schema.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$", parentSchema: schema33, data: data11 };
                      if (vErrors === null) {
                        vErrors = [err25];
                      } else {
                        vErrors.push(err25);
                      }
                      errors++;
                    }
                  } else {
                    const err26 = { instancePath: instancePath + "/spec/environments/" + i0 + "/name", schemaPath: "service.schema.json#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema33.type, parentSchema: schema33, data: data11 };
                    if (vErrors === null) {
                      vErrors = [err26];
                    } else {
                      vErrors.push(err26);
                    }
                    errors++;
                  }
                }
                if (data10.nodes !== void 0) {
                  if (!validate77(data10.nodes, { instancePath: instancePath + "/spec/environments/" + i0 + "/nodes", parentData: data10, parentDataProperty: "nodes", rootData, dynamicAnchors })) {
                    vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
                    errors = vErrors.length;
                  }
                }
                if (data10.after !== void 0) {
                  let data13 = data10.after;
                  if (typeof data13 === "string") {
                    if (func1(data13) > 63) {
                      const err27 = { instancePath: instancePath + "/spec/environments/" + i0 + "/after", schemaPath: "service.schema.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema33, data: data13 };
                      if (vErrors === null) {
                        vErrors = [err27];
                      } else {
                        vErrors.push(err27);
                      }
                      errors++;
                    }
                    if (func1(data13) < 1) {
                      const err28 = { instancePath: instancePath + "/spec/environments/" + i0 + "/after", schemaPath: "service.schema.json#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33, data: data13 };
                      if (vErrors === null) {
                        vErrors = [err28];
                      } else {
                        vErrors.push(err28);
                      }
                      errors++;
                    }
                    if (!pattern4.test(data13)) {
                      const err29 = { instancePath: instancePath + "/spec/environments/" + i0 + "/after", schemaPath: "service.schema.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$", parentSchema: schema33, data: data13 };
                      if (vErrors === null) {
                        vErrors = [err29];
                      } else {
                        vErrors.push(err29);
                      }
                      errors++;
                    }
                  } else {
                    const err30 = { instancePath: instancePath + "/spec/environments/" + i0 + "/after", schemaPath: "service.schema.json#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema33.type, parentSchema: schema33, data: data13 };
                    if (vErrors === null) {
                      vErrors = [err30];
                    } else {
                      vErrors.push(err30);
                    }
                    errors++;
                  }
                }
                if (data10.soak !== void 0) {
                  let data14 = data10.soak;
                  if (typeof data14 === "string") {
                    if (func1(data14) > 12) {
                      const err31 = { instancePath: instancePath + "/spec/environments/" + i0 + "/soak", schemaPath: "service.schema.json#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data14 };
                      if (vErrors === null) {
                        vErrors = [err31];
                      } else {
                        vErrors.push(err31);
                      }
                      errors++;
                    }
                    if (func1(data14) < 2) {
                      const err32 = { instancePath: instancePath + "/spec/environments/" + i0 + "/soak", schemaPath: "service.schema.json#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data14 };
                      if (vErrors === null) {
                        vErrors = [err32];
                      } else {
                        vErrors.push(err32);
                      }
                      errors++;
                    }
                    if (!pattern17.test(data14)) {
                      const err33 = { instancePath: instancePath + "/spec/environments/" + i0 + "/soak", schemaPath: "service.schema.json#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data14 };
                      if (vErrors === null) {
                        vErrors = [err33];
                      } else {
                        vErrors.push(err33);
                      }
                      errors++;
                    }
                  } else {
                    const err34 = { instancePath: instancePath + "/spec/environments/" + i0 + "/soak", schemaPath: "service.schema.json#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data14 };
                    if (vErrors === null) {
                      vErrors = [err34];
                    } else {
                      vErrors.push(err34);
                    }
                    errors++;
                  }
                }
                if (data10.promotion !== void 0) {
                  let data15 = data10.promotion;
                  if (!(data15 === "auto" || data15 === "manual")) {
                    const err35 = { instancePath: instancePath + "/spec/environments/" + i0 + "/promotion", schemaPath: "#/properties/spec/properties/environments/items/properties/promotion/enum", keyword: "enum", params: { allowedValues: schema31.properties.spec.properties.environments.items.properties.promotion.enum }, schema: schema31.properties.spec.properties.environments.items.properties.promotion.enum, parentSchema: schema31.properties.spec.properties.environments.items.properties.promotion, data: data15 };
                    if (vErrors === null) {
                      vErrors = [err35];
                    } else {
                      vErrors.push(err35);
                    }
                    errors++;
                  }
                }
                if (data10.vars !== void 0) {
                  if (!validate74(data10.vars, { instancePath: instancePath + "/spec/environments/" + i0 + "/vars", parentData: data10, parentDataProperty: "vars", rootData, dynamicAnchors })) {
                    vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
                    errors = vErrors.length;
                  }
                }
              } else {
                const err36 = { instancePath: instancePath + "/spec/environments/" + i0, schemaPath: "#/properties/spec/properties/environments/items/type", keyword: "type", params: { type: "object" }, schema: schema31.properties.spec.properties.environments.items.type, parentSchema: schema31.properties.spec.properties.environments.items, data: data10 };
                if (vErrors === null) {
                  vErrors = [err36];
                } else {
                  vErrors.push(err36);
                }
                errors++;
              }
            }
          } else {
            const err37 = { instancePath: instancePath + "/spec/environments", schemaPath: "#/properties/spec/properties/environments/type", keyword: "type", params: { type: "array" }, schema: schema31.properties.spec.properties.environments.type, parentSchema: schema31.properties.spec.properties.environments, data: data9 };
            if (vErrors === null) {
              vErrors = [err37];
            } else {
              vErrors.push(err37);
            }
            errors++;
          }
        }
        if (data4.rollback !== void 0) {
          let data17 = data4.rollback;
          if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
            for (const key5 in data17) {
              if (!(key5 === "mode")) {
                const err38 = { instancePath: instancePath + "/spec/rollback", schemaPath: "#/properties/spec/properties/rollback/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, schema: false, parentSchema: schema31.properties.spec.properties.rollback, data: data17 };
                if (vErrors === null) {
                  vErrors = [err38];
                } else {
                  vErrors.push(err38);
                }
                errors++;
              }
            }
            if (data17.mode !== void 0) {
              let data18 = data17.mode;
              if (!(data18 === "push" || data18 === "propose" || data18 === "hold")) {
                const err39 = { instancePath: instancePath + "/spec/rollback/mode", schemaPath: "#/properties/spec/properties/rollback/properties/mode/enum", keyword: "enum", params: { allowedValues: schema31.properties.spec.properties.rollback.properties.mode.enum }, schema: schema31.properties.spec.properties.rollback.properties.mode.enum, parentSchema: schema31.properties.spec.properties.rollback.properties.mode, data: data18 };
                if (vErrors === null) {
                  vErrors = [err39];
                } else {
                  vErrors.push(err39);
                }
                errors++;
              }
            }
          } else {
            const err40 = { instancePath: instancePath + "/spec/rollback", schemaPath: "#/properties/spec/properties/rollback/type", keyword: "type", params: { type: "object" }, schema: schema31.properties.spec.properties.rollback.type, parentSchema: schema31.properties.spec.properties.rollback, data: data17 };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
        }
        if (data4.removal !== void 0) {
          let data19 = data4.removal;
          if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
            for (const key6 in data19) {
              if (!(key6 === "budget" || key6 === "acknowledge")) {
                const err41 = { instancePath: instancePath + "/spec/removal", schemaPath: "#/properties/spec/properties/removal/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, schema: false, parentSchema: schema31.properties.spec.properties.removal, data: data19 };
                if (vErrors === null) {
                  vErrors = [err41];
                } else {
                  vErrors.push(err41);
                }
                errors++;
              }
            }
            if (data19.budget !== void 0) {
              let data20 = data19.budget;
              if (typeof data20 === "string") {
                if (func1(data20) > 4) {
                  const err42 = { instancePath: instancePath + "/spec/removal/budget", schemaPath: "#/properties/spec/properties/removal/properties/budget/maxLength", keyword: "maxLength", params: { limit: 4 }, schema: 4, parentSchema: schema31.properties.spec.properties.removal.properties.budget, data: data20 };
                  if (vErrors === null) {
                    vErrors = [err42];
                  } else {
                    vErrors.push(err42);
                  }
                  errors++;
                }
                if (func1(data20) < 2) {
                  const err43 = { instancePath: instancePath + "/spec/removal/budget", schemaPath: "#/properties/spec/properties/removal/properties/budget/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema31.properties.spec.properties.removal.properties.budget, data: data20 };
                  if (vErrors === null) {
                    vErrors = [err43];
                  } else {
                    vErrors.push(err43);
                  }
                  errors++;
                }
                if (!pattern75.test(data20)) {
                  const err44 = { instancePath: instancePath + "/spec/removal/budget", schemaPath: "#/properties/spec/properties/removal/properties/budget/pattern", keyword: "pattern", params: { pattern: "^([0-9]|[1-9][0-9]|100)%$" }, schema: "^([0-9]|[1-9][0-9]|100)%$", parentSchema: schema31.properties.spec.properties.removal.properties.budget, data: data20 };
                  if (vErrors === null) {
                    vErrors = [err44];
                  } else {
                    vErrors.push(err44);
                  }
                  errors++;
                }
              } else {
                const err45 = { instancePath: instancePath + "/spec/removal/budget", schemaPath: "#/properties/spec/properties/removal/properties/budget/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.spec.properties.removal.properties.budget.type, parentSchema: schema31.properties.spec.properties.removal.properties.budget, data: data20 };
                if (vErrors === null) {
                  vErrors = [err45];
                } else {
                  vErrors.push(err45);
                }
                errors++;
              }
            }
            if (data19.acknowledge !== void 0) {
              let data21 = data19.acknowledge;
              if (Array.isArray(data21)) {
                if (data21.length > 256) {
                  const err46 = { instancePath: instancePath + "/spec/removal/acknowledge", schemaPath: "#/properties/spec/properties/removal/properties/acknowledge/maxItems", keyword: "maxItems", params: { limit: 256 }, schema: 256, parentSchema: schema31.properties.spec.properties.removal.properties.acknowledge, data: data21 };
                  if (vErrors === null) {
                    vErrors = [err46];
                  } else {
                    vErrors.push(err46);
                  }
                  errors++;
                }
                const len1 = data21.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data22 = data21[i1];
                  if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {
                    if (data22.service === void 0) {
                      const err47 = { instancePath: instancePath + "/spec/removal/acknowledge/" + i1, schemaPath: "#/properties/spec/properties/removal/properties/acknowledge/items/required", keyword: "required", params: { missingProperty: "service" }, schema: schema31.properties.spec.properties.removal.properties.acknowledge.items.required, parentSchema: schema31.properties.spec.properties.removal.properties.acknowledge.items, data: data22 };
                      if (vErrors === null) {
                        vErrors = [err47];
                      } else {
                        vErrors.push(err47);
                      }
                      errors++;
                    }
                    if (data22.environment === void 0) {
                      const err48 = { instancePath: instancePath + "/spec/removal/acknowledge/" + i1, schemaPath: "#/properties/spec/properties/removal/properties/acknowledge/items/required", keyword: "required", params: { missingProperty: "environment" }, schema: schema31.properties.spec.properties.removal.properties.acknowledge.items.required, parentSchema: schema31.properties.spec.properties.removal.properties.acknowledge.items, data: data22 };
                      if (vErrors === null) {
                        vErrors = [err48];
                      } else {
                        vErrors.push(err48);
                      }
                      errors++;
                    }
                    if (data22.digest === void 0) {
                      const err49 = { instancePath: instancePath + "/spec/removal/acknowledge/" + i1, schemaPath: "#/properties/spec/properties/removal/properties/acknowledge/items/required", keyword: "required", params: { missingProperty: "digest" }, schema: schema31.properties.spec.properties.removal.properties.acknowledge.items.required, parentSchema: schema31.properties.spec.properties.removal.properties.acknowledge.items, data: data22 };
                      if (vErrors === null) {
                        vErrors = [err49];
                      } else {
                        vErrors.push(err49);
                      }
                      errors++;
                    }
                    for (const key7 in data22) {
                      if (!(key7 === "service" || key7 === "environment" || key7 === "digest")) {
                        const err50 = { instancePath: instancePath + "/spec/removal/acknowledge/" + i1, schemaPath: "#/properties/spec/properties/removal/properties/acknowledge/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, schema: false, parentSchema: schema31.properties.spec.properties.removal.properties.acknowledge.items, data: data22 };
                        if (vErrors === null) {
                          vErrors = [err50];
                        } else {
                          vErrors.push(err50);
                        }
                        errors++;
                      }
                    }
                    if (data22.service !== void 0) {
                      let data23 = data22.service;
                      if (typeof data23 === "string") {
                        if (func1(data23) > 63) {
                          const err51 = { instancePath: instancePath + "/spec/removal/acknowledge/" + i1 + "/service", schemaPath: "service.schema.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema33, data: data23 };
                          if (vErrors === null) {
                            vErrors = [err51];
                          } else {
                            vErrors.push(err51);
                          }
                          errors++;
                        }
                        if (func1(data23) < 1) {
                          const err52 = { instancePath: instancePath + "/spec/removal/acknowledge/" + i1 + "/service", schemaPath: "service.schema.json#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33, data: data23 };
                          if (vErrors === null) {
                            vErrors = [err52];
                          } else {
                            vErrors.push(err52);
                          }
                          errors++;
                        }
                        if (!pattern4.test(data23)) {
                          const err53 = { instancePath: instancePath + "/spec/removal/acknowledge/" + i1 + "/service", schemaPath: "service.schema.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$", parentSchema: schema33, data: data23 };
                          if (vErrors === null) {
                            vErrors = [err53];
                          } else {
                            vErrors.push(err53);
                          }
                          errors++;
                        }
                      } else {
                        const err54 = { instancePath: instancePath + "/spec/removal/acknowledge/" + i1 + "/service", schemaPath: "service.schema.json#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema33.type, parentSchema: schema33, data: data23 };
                        if (vErrors === null) {
                          vErrors = [err54];
                        } else {
                          vErrors.push(err54);
                        }
                        errors++;
                      }
                    }
                    if (data22.environment !== void 0) {
                      let data24 = data22.environment;
                      if (typeof data24 === "string") {
                        if (func1(data24) > 63) {
                          const err55 = { instancePath: instancePath + "/spec/removal/acknowledge/" + i1 + "/environment", schemaPath: "service.schema.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema33, data: data24 };
                          if (vErrors === null) {
                            vErrors = [err55];
                          } else {
                            vErrors.push(err55);
                          }
                          errors++;
                        }
                        if (func1(data24) < 1) {
                          const err56 = { instancePath: instancePath + "/spec/removal/acknowledge/" + i1 + "/environment", schemaPath: "service.schema.json#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33, data: data24 };
                          if (vErrors === null) {
                            vErrors = [err56];
                          } else {
                            vErrors.push(err56);
                          }
                          errors++;
                        }
                        if (!pattern4.test(data24)) {
                          const err57 = { instancePath: instancePath + "/spec/removal/acknowledge/" + i1 + "/environment", schemaPath: "service.schema.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$", parentSchema: schema33, data: data24 };
                          if (vErrors === null) {
                            vErrors = [err57];
                          } else {
                            vErrors.push(err57);
                          }
                          errors++;
                        }
                      } else {
                        const err58 = { instancePath: instancePath + "/spec/removal/acknowledge/" + i1 + "/environment", schemaPath: "service.schema.json#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema33.type, parentSchema: schema33, data: data24 };
                        if (vErrors === null) {
                          vErrors = [err58];
                        } else {
                          vErrors.push(err58);
                        }
                        errors++;
                      }
                    }
                    if (data22.digest !== void 0) {
                      let data25 = data22.digest;
                      if (typeof data25 === "string") {
                        if (func1(data25) > 64) {
                          const err59 = { instancePath: instancePath + "/spec/removal/acknowledge/" + i1 + "/digest", schemaPath: "#/properties/spec/properties/removal/properties/acknowledge/items/properties/digest/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema31.properties.spec.properties.removal.properties.acknowledge.items.properties.digest, data: data25 };
                          if (vErrors === null) {
                            vErrors = [err59];
                          } else {
                            vErrors.push(err59);
                          }
                          errors++;
                        }
                        if (func1(data25) < 7) {
                          const err60 = { instancePath: instancePath + "/spec/removal/acknowledge/" + i1 + "/digest", schemaPath: "#/properties/spec/properties/removal/properties/acknowledge/items/properties/digest/minLength", keyword: "minLength", params: { limit: 7 }, schema: 7, parentSchema: schema31.properties.spec.properties.removal.properties.acknowledge.items.properties.digest, data: data25 };
                          if (vErrors === null) {
                            vErrors = [err60];
                          } else {
                            vErrors.push(err60);
                          }
                          errors++;
                        }
                        if (!pattern78.test(data25)) {
                          const err61 = { instancePath: instancePath + "/spec/removal/acknowledge/" + i1 + "/digest", schemaPath: "#/properties/spec/properties/removal/properties/acknowledge/items/properties/digest/pattern", keyword: "pattern", params: { pattern: "^(removed|[0-9a-f]{12,64})$" }, schema: "^(removed|[0-9a-f]{12,64})$", parentSchema: schema31.properties.spec.properties.removal.properties.acknowledge.items.properties.digest, data: data25 };
                          if (vErrors === null) {
                            vErrors = [err61];
                          } else {
                            vErrors.push(err61);
                          }
                          errors++;
                        }
                      } else {
                        const err62 = { instancePath: instancePath + "/spec/removal/acknowledge/" + i1 + "/digest", schemaPath: "#/properties/spec/properties/removal/properties/acknowledge/items/properties/digest/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.spec.properties.removal.properties.acknowledge.items.properties.digest.type, parentSchema: schema31.properties.spec.properties.removal.properties.acknowledge.items.properties.digest, data: data25 };
                        if (vErrors === null) {
                          vErrors = [err62];
                        } else {
                          vErrors.push(err62);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err63 = { instancePath: instancePath + "/spec/removal/acknowledge/" + i1, schemaPath: "#/properties/spec/properties/removal/properties/acknowledge/items/type", keyword: "type", params: { type: "object" }, schema: schema31.properties.spec.properties.removal.properties.acknowledge.items.type, parentSchema: schema31.properties.spec.properties.removal.properties.acknowledge.items, data: data22 };
                    if (vErrors === null) {
                      vErrors = [err63];
                    } else {
                      vErrors.push(err63);
                    }
                    errors++;
                  }
                }
              } else {
                const err64 = { instancePath: instancePath + "/spec/removal/acknowledge", schemaPath: "#/properties/spec/properties/removal/properties/acknowledge/type", keyword: "type", params: { type: "array" }, schema: schema31.properties.spec.properties.removal.properties.acknowledge.type, parentSchema: schema31.properties.spec.properties.removal.properties.acknowledge, data: data21 };
                if (vErrors === null) {
                  vErrors = [err64];
                } else {
                  vErrors.push(err64);
                }
                errors++;
              }
            }
          } else {
            const err65 = { instancePath: instancePath + "/spec/removal", schemaPath: "#/properties/spec/properties/removal/type", keyword: "type", params: { type: "object" }, schema: schema31.properties.spec.properties.removal.type, parentSchema: schema31.properties.spec.properties.removal, data: data19 };
            if (vErrors === null) {
              vErrors = [err65];
            } else {
              vErrors.push(err65);
            }
            errors++;
          }
        }
        if (data4.observeInterval !== void 0) {
          let data26 = data4.observeInterval;
          if (typeof data26 === "string") {
            if (func1(data26) > 12) {
              const err66 = { instancePath: instancePath + "/spec/observeInterval", schemaPath: "service.schema.json#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data26 };
              if (vErrors === null) {
                vErrors = [err66];
              } else {
                vErrors.push(err66);
              }
              errors++;
            }
            if (func1(data26) < 2) {
              const err67 = { instancePath: instancePath + "/spec/observeInterval", schemaPath: "service.schema.json#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data26 };
              if (vErrors === null) {
                vErrors = [err67];
              } else {
                vErrors.push(err67);
              }
              errors++;
            }
            if (!pattern17.test(data26)) {
              const err68 = { instancePath: instancePath + "/spec/observeInterval", schemaPath: "service.schema.json#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data26 };
              if (vErrors === null) {
                vErrors = [err68];
              } else {
                vErrors.push(err68);
              }
              errors++;
            }
          } else {
            const err69 = { instancePath: instancePath + "/spec/observeInterval", schemaPath: "service.schema.json#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data26 };
            if (vErrors === null) {
              vErrors = [err69];
            } else {
              vErrors.push(err69);
            }
            errors++;
          }
        }
      } else {
        const err70 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/type", keyword: "type", params: { type: "object" }, schema: schema31.properties.spec.type, parentSchema: schema31.properties.spec, data: data4 };
        if (vErrors === null) {
          vErrors = [err70];
        } else {
          vErrors.push(err70);
        }
        errors++;
      }
    }
  } else {
    const err71 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema31.type, parentSchema: schema31, data };
    if (vErrors === null) {
      vErrors = [err71];
    } else {
      vErrors.push(err71);
    }
    errors++;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validateNodes = validate81;
var schema131 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "nodes.schema.json", "title": "Nodes", "description": "Hosts of the fleet. Any number of these documents.", "type": "object", "additionalProperties": false, "properties": { "apiVersion": { "description": "Version of this format.", "const": "holdfast/v1" }, "kind": { "description": "What this document describes.", "const": "Nodes" }, "metadata": { "description": "A name for people; nothing refers to it.", "type": "object", "additionalProperties": false, "properties": { "name": { "$ref": "service.schema.json#/$defs/name", "description": "Name of this list." } }, "required": ["name"] }, "spec": { "description": "The hosts.", "type": "object", "additionalProperties": false, "properties": { "defaults": { "description": "What every node of this document has unless it says otherwise.", "type": "object", "additionalProperties": false, "properties": { "labels": { "$ref": "service.schema.json#/$defs/labels" }, "ssh": { "$ref": "fleet.schema.json#/$defs/ssh" }, "vars": { "$ref": "service.schema.json#/$defs/vars" } } }, "bastions": { "description": "Hosts that nodes are reached through (ssh.jump). They lie in no environment and get nothing but connections.", "type": "array", "maxItems": 64, "items": { "description": "One bastion.", "type": "object", "additionalProperties": false, "properties": { "name": { "description": "Its name.", "type": "string", "minLength": 1, "maxLength": 63, "pattern": "^(?!constructor$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, "address": { "description": "Host name or IP address.", "type": "string", "minLength": 1, "maxLength": 253, "pattern": "^[A-Za-z0-9][A-Za-z0-9.:%_-]*$" }, "user": { "description": "Login name there.", "type": "string", "minLength": 1, "maxLength": 32, "pattern": "^[a-z_][a-z0-9_.-]*$" }, "port": { "$ref": "service.schema.json#/$defs/port", "description": "22 unless said." }, "hostKeys": { "description": "Its own pinned SSH host keys (`holdfast nodes trust NAME` prints the line).", "type": "array", "maxItems": 16, "items": { "type": "string", "minLength": 1, "maxLength": 4096 } } }, "required": ["name", "address", "user"] } }, "nodes": { "description": "One entry a host.", "type": "array", "maxItems": 5e3, "items": { "description": "One host.", "type": "object", "additionalProperties": false, "properties": { "name": { "description": "Its name.", "type": "string", "minLength": 1, "maxLength": 63, "pattern": "^(?!constructor$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, "address": { "description": "Host name or IP address.", "type": "string", "minLength": 1, "maxLength": 253, "pattern": "^[A-Za-z0-9][A-Za-z0-9.:%_-]*$" }, "labels": { "$ref": "service.schema.json#/$defs/labels" }, "hostKeys": { "description": "Pinned SSH host keys as in known_hosts: ssh-ed25519 AAAA\u2026 (`holdfast nodes trust NAME` prints the line).", "type": "array", "maxItems": 16, "items": { "type": "string", "minLength": 1, "maxLength": 4096 } }, "ssh": { "$ref": "fleet.schema.json#/$defs/ssh" }, "vars": { "$ref": "service.schema.json#/$defs/vars" }, "state": { "description": "active: Holdfast changes it. observe: it only compares and touches nothing. cordoned: nothing new is begun there, and rollouts go on without it. retired: everything Holdfast created there is removed; once `nodes` calls it clean the entry may go. active unless said.", "enum": ["active", "observe", "cordoned", "retired"] }, "connection": { "description": "ssh, or local for the machine Holdfast runs on; ssh unless said.", "enum": ["ssh", "local"] } }, "required": ["name"] } } }, "required": ["nodes"] } }, "required": ["apiVersion", "kind", "spec"] };
var pattern87 = new RegExp("^[A-Za-z0-9][A-Za-z0-9.:%_-]*$", "u");
function validate82(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate82.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length > 64) {
      const err0 = { instancePath, schemaPath: "#/maxProperties", keyword: "maxProperties", params: { limit: 64 }, schema: 64, parentSchema: schema34, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      const _errs1 = errors;
      if (typeof key0 === "string") {
        if (func1(key0) > 63) {
          const err1 = { instancePath, schemaPath: "#/$defs/labelKey/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema35, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (func1(key0) < 1) {
          const err2 = { instancePath, schemaPath: "#/$defs/labelKey/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema35, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (!pattern5.test(key0)) {
          const err3 = { instancePath, schemaPath: "#/$defs/labelKey/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$" }, schema: "^(?!constructor$)[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$", parentSchema: schema35, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath, schemaPath: "#/$defs/labelKey/type", keyword: "type", params: { type: "string" }, schema: schema35.type, parentSchema: schema35, data: key0, propertyName: key0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        const err5 = { instancePath, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: key0 }, schema: schema34.propertyNames, parentSchema: schema34, data };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    for (const key1 in data) {
      let data0 = data[key1];
      if (typeof data0 === "string") {
        if (func1(data0) > 63) {
          const err6 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/labelValue/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema36, data: data0 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (!pattern6.test(data0)) {
          const err7 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/labelValue/pattern", keyword: "pattern", params: { pattern: "^([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?$" }, schema: "^([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?$", parentSchema: schema36, data: data0 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/labelValue/type", keyword: "type", params: { type: "string" }, schema: schema36.type, parentSchema: schema36, data: data0 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema34.type, parentSchema: schema34, data };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate82.errors = vErrors;
  return errors === 0;
}
validate82.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate84(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate84.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "user" || key0 === "port" || key0 === "become" || key0 === "jump")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema104, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.user !== void 0) {
      let data0 = data.user;
      if (typeof data0 === "string") {
        if (func1(data0) > 32) {
          const err1 = { instancePath: instancePath + "/user", schemaPath: "#/properties/user/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema104.properties.user, data: data0 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (func1(data0) < 1) {
          const err2 = { instancePath: instancePath + "/user", schemaPath: "#/properties/user/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema104.properties.user, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (!pattern55.test(data0)) {
          const err3 = { instancePath: instancePath + "/user", schemaPath: "#/properties/user/pattern", keyword: "pattern", params: { pattern: "^[a-z_][a-z0-9_.-]*$" }, schema: "^[a-z_][a-z0-9_.-]*$", parentSchema: schema104.properties.user, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/user", schemaPath: "#/properties/user/type", keyword: "type", params: { type: "string" }, schema: schema104.properties.user.type, parentSchema: schema104.properties.user, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.port !== void 0) {
      let data1 = data.port;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err5 = { instancePath: instancePath + "/port", schemaPath: "service.schema.json#/$defs/port/type", keyword: "type", params: { type: "integer" }, schema: schema72.type, parentSchema: schema72, data: data1 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 65535 || isNaN(data1)) {
          const err6 = { instancePath: instancePath + "/port", schemaPath: "service.schema.json#/$defs/port/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, schema: 65535, parentSchema: schema72, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data1 < 1 || isNaN(data1)) {
          const err7 = { instancePath: instancePath + "/port", schemaPath: "service.schema.json#/$defs/port/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema72, data: data1 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      }
    }
    if (data.become !== void 0) {
      let data2 = data.become;
      if (!(data2 === "sudo" || data2 === "none")) {
        const err8 = { instancePath: instancePath + "/become", schemaPath: "#/properties/become/enum", keyword: "enum", params: { allowedValues: schema104.properties.become.enum }, schema: schema104.properties.become.enum, parentSchema: schema104.properties.become, data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.jump !== void 0) {
      let data3 = data.jump;
      if (typeof data3 === "string") {
        if (func1(data3) > 63) {
          const err9 = { instancePath: instancePath + "/jump", schemaPath: "#/properties/jump/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema104.properties.jump, data: data3 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (func1(data3) < 1) {
          const err10 = { instancePath: instancePath + "/jump", schemaPath: "#/properties/jump/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema104.properties.jump, data: data3 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (!pattern56.test(data3)) {
          const err11 = { instancePath: instancePath + "/jump", schemaPath: "#/properties/jump/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$", parentSchema: schema104.properties.jump, data: data3 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/jump", schemaPath: "#/properties/jump/type", keyword: "type", params: { type: "string" }, schema: schema104.properties.jump.type, parentSchema: schema104.properties.jump, data: data3 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
  } else {
    const err13 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema104.type, parentSchema: schema104, data };
    if (vErrors === null) {
      vErrors = [err13];
    } else {
      vErrors.push(err13);
    }
    errors++;
  }
  validate84.errors = vErrors;
  return errors === 0;
}
validate84.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate86(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate86.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length > 1e3) {
      const err0 = { instancePath, schemaPath: "#/maxProperties", keyword: "maxProperties", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema44, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      const _errs1 = errors;
      if (typeof key0 === "string") {
        if (func1(key0) > 64) {
          const err1 = { instancePath, schemaPath: "#/$defs/varName/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema45, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (func1(key0) < 1) {
          const err2 = { instancePath, schemaPath: "#/$defs/varName/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema45, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (!pattern13.test(key0)) {
          const err3 = { instancePath, schemaPath: "#/$defs/varName/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" }, schema: "^[A-Za-z_][A-Za-z0-9_]*$", parentSchema: schema45, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath, schemaPath: "#/$defs/varName/type", keyword: "type", params: { type: "string" }, schema: schema45.type, parentSchema: schema45, data: key0, propertyName: key0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        const err5 = { instancePath, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: key0 }, schema: schema44.propertyNames, parentSchema: schema44, data };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    for (const key1 in data) {
      if (!validate28(data[key1], { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data, parentDataProperty: key1, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema44.type, parentSchema: schema44, data };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate86.errors = vErrors;
  return errors === 0;
}
validate86.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate81(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate81.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" }, schema: schema131.required, parentSchema: schema131, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.kind === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema131.required, parentSchema: schema131, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.spec === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "spec" }, schema: schema131.required, parentSchema: schema131, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "apiVersion" || key0 === "kind" || key0 === "metadata" || key0 === "spec")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema131, data };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.apiVersion !== void 0) {
      let data0 = data.apiVersion;
      if ("holdfast/v1" !== data0) {
        const err4 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "holdfast/v1" }, schema: "holdfast/v1", parentSchema: schema131.properties.apiVersion, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data1 = data.kind;
      if ("Nodes" !== data1) {
        const err5 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "Nodes" }, schema: "Nodes", parentSchema: schema131.properties.kind, data: data1 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data2 = data.metadata;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.name === void 0) {
          const err6 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/required", keyword: "required", params: { missingProperty: "name" }, schema: schema131.properties.metadata.required, parentSchema: schema131.properties.metadata, data: data2 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        for (const key1 in data2) {
          if (!(key1 === "name")) {
            const err7 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema131.properties.metadata, data: data2 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data2.name !== void 0) {
          let data3 = data2.name;
          if (typeof data3 === "string") {
            if (func1(data3) > 63) {
              const err8 = { instancePath: instancePath + "/metadata/name", schemaPath: "service.schema.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema33, data: data3 };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
            if (func1(data3) < 1) {
              const err9 = { instancePath: instancePath + "/metadata/name", schemaPath: "service.schema.json#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33, data: data3 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
            if (!pattern4.test(data3)) {
              const err10 = { instancePath: instancePath + "/metadata/name", schemaPath: "service.schema.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$", parentSchema: schema33, data: data3 };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
          } else {
            const err11 = { instancePath: instancePath + "/metadata/name", schemaPath: "service.schema.json#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema33.type, parentSchema: schema33, data: data3 };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
      } else {
        const err12 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/type", keyword: "type", params: { type: "object" }, schema: schema131.properties.metadata.type, parentSchema: schema131.properties.metadata, data: data2 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.spec !== void 0) {
      let data4 = data.spec;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        if (data4.nodes === void 0) {
          const err13 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/required", keyword: "required", params: { missingProperty: "nodes" }, schema: schema131.properties.spec.required, parentSchema: schema131.properties.spec, data: data4 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        for (const key2 in data4) {
          if (!(key2 === "defaults" || key2 === "bastions" || key2 === "nodes")) {
            const err14 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, schema: false, parentSchema: schema131.properties.spec, data: data4 };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
        if (data4.defaults !== void 0) {
          let data5 = data4.defaults;
          if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
            for (const key3 in data5) {
              if (!(key3 === "labels" || key3 === "ssh" || key3 === "vars")) {
                const err15 = { instancePath: instancePath + "/spec/defaults", schemaPath: "#/properties/spec/properties/defaults/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, schema: false, parentSchema: schema131.properties.spec.properties.defaults, data: data5 };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
            if (data5.labels !== void 0) {
              if (!validate82(data5.labels, { instancePath: instancePath + "/spec/defaults/labels", parentData: data5, parentDataProperty: "labels", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
                errors = vErrors.length;
              }
            }
            if (data5.ssh !== void 0) {
              if (!validate84(data5.ssh, { instancePath: instancePath + "/spec/defaults/ssh", parentData: data5, parentDataProperty: "ssh", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate84.errors : vErrors.concat(validate84.errors);
                errors = vErrors.length;
              }
            }
            if (data5.vars !== void 0) {
              if (!validate86(data5.vars, { instancePath: instancePath + "/spec/defaults/vars", parentData: data5, parentDataProperty: "vars", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err16 = { instancePath: instancePath + "/spec/defaults", schemaPath: "#/properties/spec/properties/defaults/type", keyword: "type", params: { type: "object" }, schema: schema131.properties.spec.properties.defaults.type, parentSchema: schema131.properties.spec.properties.defaults, data: data5 };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
        if (data4.bastions !== void 0) {
          let data9 = data4.bastions;
          if (Array.isArray(data9)) {
            if (data9.length > 64) {
              const err17 = { instancePath: instancePath + "/spec/bastions", schemaPath: "#/properties/spec/properties/bastions/maxItems", keyword: "maxItems", params: { limit: 64 }, schema: 64, parentSchema: schema131.properties.spec.properties.bastions, data: data9 };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
            const len0 = data9.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data10 = data9[i0];
              if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
                if (data10.name === void 0) {
                  const err18 = { instancePath: instancePath + "/spec/bastions/" + i0, schemaPath: "#/properties/spec/properties/bastions/items/required", keyword: "required", params: { missingProperty: "name" }, schema: schema131.properties.spec.properties.bastions.items.required, parentSchema: schema131.properties.spec.properties.bastions.items, data: data10 };
                  if (vErrors === null) {
                    vErrors = [err18];
                  } else {
                    vErrors.push(err18);
                  }
                  errors++;
                }
                if (data10.address === void 0) {
                  const err19 = { instancePath: instancePath + "/spec/bastions/" + i0, schemaPath: "#/properties/spec/properties/bastions/items/required", keyword: "required", params: { missingProperty: "address" }, schema: schema131.properties.spec.properties.bastions.items.required, parentSchema: schema131.properties.spec.properties.bastions.items, data: data10 };
                  if (vErrors === null) {
                    vErrors = [err19];
                  } else {
                    vErrors.push(err19);
                  }
                  errors++;
                }
                if (data10.user === void 0) {
                  const err20 = { instancePath: instancePath + "/spec/bastions/" + i0, schemaPath: "#/properties/spec/properties/bastions/items/required", keyword: "required", params: { missingProperty: "user" }, schema: schema131.properties.spec.properties.bastions.items.required, parentSchema: schema131.properties.spec.properties.bastions.items, data: data10 };
                  if (vErrors === null) {
                    vErrors = [err20];
                  } else {
                    vErrors.push(err20);
                  }
                  errors++;
                }
                for (const key4 in data10) {
                  if (!(key4 === "name" || key4 === "address" || key4 === "user" || key4 === "port" || key4 === "hostKeys")) {
                    const err21 = { instancePath: instancePath + "/spec/bastions/" + i0, schemaPath: "#/properties/spec/properties/bastions/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, schema: false, parentSchema: schema131.properties.spec.properties.bastions.items, data: data10 };
                    if (vErrors === null) {
                      vErrors = [err21];
                    } else {
                      vErrors.push(err21);
                    }
                    errors++;
                  }
                }
                if (data10.name !== void 0) {
                  let data11 = data10.name;
                  if (typeof data11 === "string") {
                    if (func1(data11) > 63) {
                      const err22 = { instancePath: instancePath + "/spec/bastions/" + i0 + "/name", schemaPath: "#/properties/spec/properties/bastions/items/properties/name/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema131.properties.spec.properties.bastions.items.properties.name, data: data11 };
                      if (vErrors === null) {
                        vErrors = [err22];
                      } else {
                        vErrors.push(err22);
                      }
                      errors++;
                    }
                    if (func1(data11) < 1) {
                      const err23 = { instancePath: instancePath + "/spec/bastions/" + i0 + "/name", schemaPath: "#/properties/spec/properties/bastions/items/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema131.properties.spec.properties.bastions.items.properties.name, data: data11 };
                      if (vErrors === null) {
                        vErrors = [err23];
                      } else {
                        vErrors.push(err23);
                      }
                      errors++;
                    }
                    if (!pattern56.test(data11)) {
                      const err24 = { instancePath: instancePath + "/spec/bastions/" + i0 + "/name", schemaPath: "#/properties/spec/properties/bastions/items/properties/name/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$", parentSchema: schema131.properties.spec.properties.bastions.items.properties.name, data: data11 };
                      if (vErrors === null) {
                        vErrors = [err24];
                      } else {
                        vErrors.push(err24);
                      }
                      errors++;
                    }
                  } else {
                    const err25 = { instancePath: instancePath + "/spec/bastions/" + i0 + "/name", schemaPath: "#/properties/spec/properties/bastions/items/properties/name/type", keyword: "type", params: { type: "string" }, schema: schema131.properties.spec.properties.bastions.items.properties.name.type, parentSchema: schema131.properties.spec.properties.bastions.items.properties.name, data: data11 };
                    if (vErrors === null) {
                      vErrors = [err25];
                    } else {
                      vErrors.push(err25);
                    }
                    errors++;
                  }
                }
                if (data10.address !== void 0) {
                  let data12 = data10.address;
                  if (typeof data12 === "string") {
                    if (func1(data12) > 253) {
                      const err26 = { instancePath: instancePath + "/spec/bastions/" + i0 + "/address", schemaPath: "#/properties/spec/properties/bastions/items/properties/address/maxLength", keyword: "maxLength", params: { limit: 253 }, schema: 253, parentSchema: schema131.properties.spec.properties.bastions.items.properties.address, data: data12 };
                      if (vErrors === null) {
                        vErrors = [err26];
                      } else {
                        vErrors.push(err26);
                      }
                      errors++;
                    }
                    if (func1(data12) < 1) {
                      const err27 = { instancePath: instancePath + "/spec/bastions/" + i0 + "/address", schemaPath: "#/properties/spec/properties/bastions/items/properties/address/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema131.properties.spec.properties.bastions.items.properties.address, data: data12 };
                      if (vErrors === null) {
                        vErrors = [err27];
                      } else {
                        vErrors.push(err27);
                      }
                      errors++;
                    }
                    if (!pattern87.test(data12)) {
                      const err28 = { instancePath: instancePath + "/spec/bastions/" + i0 + "/address", schemaPath: "#/properties/spec/properties/bastions/items/properties/address/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9.:%_-]*$" }, schema: "^[A-Za-z0-9][A-Za-z0-9.:%_-]*$", parentSchema: schema131.properties.spec.properties.bastions.items.properties.address, data: data12 };
                      if (vErrors === null) {
                        vErrors = [err28];
                      } else {
                        vErrors.push(err28);
                      }
                      errors++;
                    }
                  } else {
                    const err29 = { instancePath: instancePath + "/spec/bastions/" + i0 + "/address", schemaPath: "#/properties/spec/properties/bastions/items/properties/address/type", keyword: "type", params: { type: "string" }, schema: schema131.properties.spec.properties.bastions.items.properties.address.type, parentSchema: schema131.properties.spec.properties.bastions.items.properties.address, data: data12 };
                    if (vErrors === null) {
                      vErrors = [err29];
                    } else {
                      vErrors.push(err29);
                    }
                    errors++;
                  }
                }
                if (data10.user !== void 0) {
                  let data13 = data10.user;
                  if (typeof data13 === "string") {
                    if (func1(data13) > 32) {
                      const err30 = { instancePath: instancePath + "/spec/bastions/" + i0 + "/user", schemaPath: "#/properties/spec/properties/bastions/items/properties/user/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema131.properties.spec.properties.bastions.items.properties.user, data: data13 };
                      if (vErrors === null) {
                        vErrors = [err30];
                      } else {
                        vErrors.push(err30);
                      }
                      errors++;
                    }
                    if (func1(data13) < 1) {
                      const err31 = { instancePath: instancePath + "/spec/bastions/" + i0 + "/user", schemaPath: "#/properties/spec/properties/bastions/items/properties/user/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema131.properties.spec.properties.bastions.items.properties.user, data: data13 };
                      if (vErrors === null) {
                        vErrors = [err31];
                      } else {
                        vErrors.push(err31);
                      }
                      errors++;
                    }
                    if (!pattern55.test(data13)) {
                      const err32 = { instancePath: instancePath + "/spec/bastions/" + i0 + "/user", schemaPath: "#/properties/spec/properties/bastions/items/properties/user/pattern", keyword: "pattern", params: { pattern: "^[a-z_][a-z0-9_.-]*$" }, schema: "^[a-z_][a-z0-9_.-]*$", parentSchema: schema131.properties.spec.properties.bastions.items.properties.user, data: data13 };
                      if (vErrors === null) {
                        vErrors = [err32];
                      } else {
                        vErrors.push(err32);
                      }
                      errors++;
                    }
                  } else {
                    const err33 = { instancePath: instancePath + "/spec/bastions/" + i0 + "/user", schemaPath: "#/properties/spec/properties/bastions/items/properties/user/type", keyword: "type", params: { type: "string" }, schema: schema131.properties.spec.properties.bastions.items.properties.user.type, parentSchema: schema131.properties.spec.properties.bastions.items.properties.user, data: data13 };
                    if (vErrors === null) {
                      vErrors = [err33];
                    } else {
                      vErrors.push(err33);
                    }
                    errors++;
                  }
                }
                if (data10.port !== void 0) {
                  let data14 = data10.port;
                  if (!(typeof data14 == "number" && (!(data14 % 1) && !isNaN(data14)) && isFinite(data14))) {
                    const err34 = { instancePath: instancePath + "/spec/bastions/" + i0 + "/port", schemaPath: "service.schema.json#/$defs/port/type", keyword: "type", params: { type: "integer" }, schema: schema72.type, parentSchema: schema72, data: data14 };
                    if (vErrors === null) {
                      vErrors = [err34];
                    } else {
                      vErrors.push(err34);
                    }
                    errors++;
                  }
                  if (typeof data14 == "number" && isFinite(data14)) {
                    if (data14 > 65535 || isNaN(data14)) {
                      const err35 = { instancePath: instancePath + "/spec/bastions/" + i0 + "/port", schemaPath: "service.schema.json#/$defs/port/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, schema: 65535, parentSchema: schema72, data: data14 };
                      if (vErrors === null) {
                        vErrors = [err35];
                      } else {
                        vErrors.push(err35);
                      }
                      errors++;
                    }
                    if (data14 < 1 || isNaN(data14)) {
                      const err36 = { instancePath: instancePath + "/spec/bastions/" + i0 + "/port", schemaPath: "service.schema.json#/$defs/port/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema72, data: data14 };
                      if (vErrors === null) {
                        vErrors = [err36];
                      } else {
                        vErrors.push(err36);
                      }
                      errors++;
                    }
                  }
                }
                if (data10.hostKeys !== void 0) {
                  let data15 = data10.hostKeys;
                  if (Array.isArray(data15)) {
                    if (data15.length > 16) {
                      const err37 = { instancePath: instancePath + "/spec/bastions/" + i0 + "/hostKeys", schemaPath: "#/properties/spec/properties/bastions/items/properties/hostKeys/maxItems", keyword: "maxItems", params: { limit: 16 }, schema: 16, parentSchema: schema131.properties.spec.properties.bastions.items.properties.hostKeys, data: data15 };
                      if (vErrors === null) {
                        vErrors = [err37];
                      } else {
                        vErrors.push(err37);
                      }
                      errors++;
                    }
                    const len1 = data15.length;
                    for (let i1 = 0; i1 < len1; i1++) {
                      let data16 = data15[i1];
                      if (typeof data16 === "string") {
                        if (func1(data16) > 4096) {
                          const err38 = { instancePath: instancePath + "/spec/bastions/" + i0 + "/hostKeys/" + i1, schemaPath: "#/properties/spec/properties/bastions/items/properties/hostKeys/items/maxLength", keyword: "maxLength", params: { limit: 4096 }, schema: 4096, parentSchema: schema131.properties.spec.properties.bastions.items.properties.hostKeys.items, data: data16 };
                          if (vErrors === null) {
                            vErrors = [err38];
                          } else {
                            vErrors.push(err38);
                          }
                          errors++;
                        }
                        if (func1(data16) < 1) {
                          const err39 = { instancePath: instancePath + "/spec/bastions/" + i0 + "/hostKeys/" + i1, schemaPath: "#/properties/spec/properties/bastions/items/properties/hostKeys/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema131.properties.spec.properties.bastions.items.properties.hostKeys.items, data: data16 };
                          if (vErrors === null) {
                            vErrors = [err39];
                          } else {
                            vErrors.push(err39);
                          }
                          errors++;
                        }
                      } else {
                        const err40 = { instancePath: instancePath + "/spec/bastions/" + i0 + "/hostKeys/" + i1, schemaPath: "#/properties/spec/properties/bastions/items/properties/hostKeys/items/type", keyword: "type", params: { type: "string" }, schema: schema131.properties.spec.properties.bastions.items.properties.hostKeys.items.type, parentSchema: schema131.properties.spec.properties.bastions.items.properties.hostKeys.items, data: data16 };
                        if (vErrors === null) {
                          vErrors = [err40];
                        } else {
                          vErrors.push(err40);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err41 = { instancePath: instancePath + "/spec/bastions/" + i0 + "/hostKeys", schemaPath: "#/properties/spec/properties/bastions/items/properties/hostKeys/type", keyword: "type", params: { type: "array" }, schema: schema131.properties.spec.properties.bastions.items.properties.hostKeys.type, parentSchema: schema131.properties.spec.properties.bastions.items.properties.hostKeys, data: data15 };
                    if (vErrors === null) {
                      vErrors = [err41];
                    } else {
                      vErrors.push(err41);
                    }
                    errors++;
                  }
                }
              } else {
                const err42 = { instancePath: instancePath + "/spec/bastions/" + i0, schemaPath: "#/properties/spec/properties/bastions/items/type", keyword: "type", params: { type: "object" }, schema: schema131.properties.spec.properties.bastions.items.type, parentSchema: schema131.properties.spec.properties.bastions.items, data: data10 };
                if (vErrors === null) {
                  vErrors = [err42];
                } else {
                  vErrors.push(err42);
                }
                errors++;
              }
            }
          } else {
            const err43 = { instancePath: instancePath + "/spec/bastions", schemaPath: "#/properties/spec/properties/bastions/type", keyword: "type", params: { type: "array" }, schema: schema131.properties.spec.properties.bastions.type, parentSchema: schema131.properties.spec.properties.bastions, data: data9 };
            if (vErrors === null) {
              vErrors = [err43];
            } else {
              vErrors.push(err43);
            }
            errors++;
          }
        }
        if (data4.nodes !== void 0) {
          let data17 = data4.nodes;
          if (Array.isArray(data17)) {
            if (data17.length > 5e3) {
              const err44 = { instancePath: instancePath + "/spec/nodes", schemaPath: "#/properties/spec/properties/nodes/maxItems", keyword: "maxItems", params: { limit: 5e3 }, schema: 5e3, parentSchema: schema131.properties.spec.properties.nodes, data: data17 };
              if (vErrors === null) {
                vErrors = [err44];
              } else {
                vErrors.push(err44);
              }
              errors++;
            }
            const len2 = data17.length;
            for (let i2 = 0; i2 < len2; i2++) {
              let data18 = data17[i2];
              if (data18 && typeof data18 == "object" && !Array.isArray(data18)) {
                if (data18.name === void 0) {
                  const err45 = { instancePath: instancePath + "/spec/nodes/" + i2, schemaPath: "#/properties/spec/properties/nodes/items/required", keyword: "required", params: { missingProperty: "name" }, schema: schema131.properties.spec.properties.nodes.items.required, parentSchema: schema131.properties.spec.properties.nodes.items, data: data18 };
                  if (vErrors === null) {
                    vErrors = [err45];
                  } else {
                    vErrors.push(err45);
                  }
                  errors++;
                }
                for (const key5 in data18) {
                  if (!(key5 === "name" || key5 === "address" || key5 === "labels" || key5 === "hostKeys" || key5 === "ssh" || key5 === "vars" || key5 === "state" || key5 === "connection")) {
                    const err46 = { instancePath: instancePath + "/spec/nodes/" + i2, schemaPath: "#/properties/spec/properties/nodes/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, schema: false, parentSchema: schema131.properties.spec.properties.nodes.items, data: data18 };
                    if (vErrors === null) {
                      vErrors = [err46];
                    } else {
                      vErrors.push(err46);
                    }
                    errors++;
                  }
                }
                if (data18.name !== void 0) {
                  let data19 = data18.name;
                  if (typeof data19 === "string") {
                    if (func1(data19) > 63) {
                      const err47 = { instancePath: instancePath + "/spec/nodes/" + i2 + "/name", schemaPath: "#/properties/spec/properties/nodes/items/properties/name/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema131.properties.spec.properties.nodes.items.properties.name, data: data19 };
                      if (vErrors === null) {
                        vErrors = [err47];
                      } else {
                        vErrors.push(err47);
                      }
                      errors++;
                    }
                    if (func1(data19) < 1) {
                      const err48 = { instancePath: instancePath + "/spec/nodes/" + i2 + "/name", schemaPath: "#/properties/spec/properties/nodes/items/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema131.properties.spec.properties.nodes.items.properties.name, data: data19 };
                      if (vErrors === null) {
                        vErrors = [err48];
                      } else {
                        vErrors.push(err48);
                      }
                      errors++;
                    }
                    if (!pattern56.test(data19)) {
                      const err49 = { instancePath: instancePath + "/spec/nodes/" + i2 + "/name", schemaPath: "#/properties/spec/properties/nodes/items/properties/name/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$", parentSchema: schema131.properties.spec.properties.nodes.items.properties.name, data: data19 };
                      if (vErrors === null) {
                        vErrors = [err49];
                      } else {
                        vErrors.push(err49);
                      }
                      errors++;
                    }
                  } else {
                    const err50 = { instancePath: instancePath + "/spec/nodes/" + i2 + "/name", schemaPath: "#/properties/spec/properties/nodes/items/properties/name/type", keyword: "type", params: { type: "string" }, schema: schema131.properties.spec.properties.nodes.items.properties.name.type, parentSchema: schema131.properties.spec.properties.nodes.items.properties.name, data: data19 };
                    if (vErrors === null) {
                      vErrors = [err50];
                    } else {
                      vErrors.push(err50);
                    }
                    errors++;
                  }
                }
                if (data18.address !== void 0) {
                  let data20 = data18.address;
                  if (typeof data20 === "string") {
                    if (func1(data20) > 253) {
                      const err51 = { instancePath: instancePath + "/spec/nodes/" + i2 + "/address", schemaPath: "#/properties/spec/properties/nodes/items/properties/address/maxLength", keyword: "maxLength", params: { limit: 253 }, schema: 253, parentSchema: schema131.properties.spec.properties.nodes.items.properties.address, data: data20 };
                      if (vErrors === null) {
                        vErrors = [err51];
                      } else {
                        vErrors.push(err51);
                      }
                      errors++;
                    }
                    if (func1(data20) < 1) {
                      const err52 = { instancePath: instancePath + "/spec/nodes/" + i2 + "/address", schemaPath: "#/properties/spec/properties/nodes/items/properties/address/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema131.properties.spec.properties.nodes.items.properties.address, data: data20 };
                      if (vErrors === null) {
                        vErrors = [err52];
                      } else {
                        vErrors.push(err52);
                      }
                      errors++;
                    }
                    if (!pattern87.test(data20)) {
                      const err53 = { instancePath: instancePath + "/spec/nodes/" + i2 + "/address", schemaPath: "#/properties/spec/properties/nodes/items/properties/address/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9.:%_-]*$" }, schema: "^[A-Za-z0-9][A-Za-z0-9.:%_-]*$", parentSchema: schema131.properties.spec.properties.nodes.items.properties.address, data: data20 };
                      if (vErrors === null) {
                        vErrors = [err53];
                      } else {
                        vErrors.push(err53);
                      }
                      errors++;
                    }
                  } else {
                    const err54 = { instancePath: instancePath + "/spec/nodes/" + i2 + "/address", schemaPath: "#/properties/spec/properties/nodes/items/properties/address/type", keyword: "type", params: { type: "string" }, schema: schema131.properties.spec.properties.nodes.items.properties.address.type, parentSchema: schema131.properties.spec.properties.nodes.items.properties.address, data: data20 };
                    if (vErrors === null) {
                      vErrors = [err54];
                    } else {
                      vErrors.push(err54);
                    }
                    errors++;
                  }
                }
                if (data18.labels !== void 0) {
                  if (!validate82(data18.labels, { instancePath: instancePath + "/spec/nodes/" + i2 + "/labels", parentData: data18, parentDataProperty: "labels", rootData, dynamicAnchors })) {
                    vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
                    errors = vErrors.length;
                  }
                }
                if (data18.hostKeys !== void 0) {
                  let data22 = data18.hostKeys;
                  if (Array.isArray(data22)) {
                    if (data22.length > 16) {
                      const err55 = { instancePath: instancePath + "/spec/nodes/" + i2 + "/hostKeys", schemaPath: "#/properties/spec/properties/nodes/items/properties/hostKeys/maxItems", keyword: "maxItems", params: { limit: 16 }, schema: 16, parentSchema: schema131.properties.spec.properties.nodes.items.properties.hostKeys, data: data22 };
                      if (vErrors === null) {
                        vErrors = [err55];
                      } else {
                        vErrors.push(err55);
                      }
                      errors++;
                    }
                    const len3 = data22.length;
                    for (let i3 = 0; i3 < len3; i3++) {
                      let data23 = data22[i3];
                      if (typeof data23 === "string") {
                        if (func1(data23) > 4096) {
                          const err56 = { instancePath: instancePath + "/spec/nodes/" + i2 + "/hostKeys/" + i3, schemaPath: "#/properties/spec/properties/nodes/items/properties/hostKeys/items/maxLength", keyword: "maxLength", params: { limit: 4096 }, schema: 4096, parentSchema: schema131.properties.spec.properties.nodes.items.properties.hostKeys.items, data: data23 };
                          if (vErrors === null) {
                            vErrors = [err56];
                          } else {
                            vErrors.push(err56);
                          }
                          errors++;
                        }
                        if (func1(data23) < 1) {
                          const err57 = { instancePath: instancePath + "/spec/nodes/" + i2 + "/hostKeys/" + i3, schemaPath: "#/properties/spec/properties/nodes/items/properties/hostKeys/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema131.properties.spec.properties.nodes.items.properties.hostKeys.items, data: data23 };
                          if (vErrors === null) {
                            vErrors = [err57];
                          } else {
                            vErrors.push(err57);
                          }
                          errors++;
                        }
                      } else {
                        const err58 = { instancePath: instancePath + "/spec/nodes/" + i2 + "/hostKeys/" + i3, schemaPath: "#/properties/spec/properties/nodes/items/properties/hostKeys/items/type", keyword: "type", params: { type: "string" }, schema: schema131.properties.spec.properties.nodes.items.properties.hostKeys.items.type, parentSchema: schema131.properties.spec.properties.nodes.items.properties.hostKeys.items, data: data23 };
                        if (vErrors === null) {
                          vErrors = [err58];
                        } else {
                          vErrors.push(err58);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err59 = { instancePath: instancePath + "/spec/nodes/" + i2 + "/hostKeys", schemaPath: "#/properties/spec/properties/nodes/items/properties/hostKeys/type", keyword: "type", params: { type: "array" }, schema: schema131.properties.spec.properties.nodes.items.properties.hostKeys.type, parentSchema: schema131.properties.spec.properties.nodes.items.properties.hostKeys, data: data22 };
                    if (vErrors === null) {
                      vErrors = [err59];
                    } else {
                      vErrors.push(err59);
                    }
                    errors++;
                  }
                }
                if (data18.ssh !== void 0) {
                  if (!validate84(data18.ssh, { instancePath: instancePath + "/spec/nodes/" + i2 + "/ssh", parentData: data18, parentDataProperty: "ssh", rootData, dynamicAnchors })) {
                    vErrors = vErrors === null ? validate84.errors : vErrors.concat(validate84.errors);
                    errors = vErrors.length;
                  }
                }
                if (data18.vars !== void 0) {
                  if (!validate86(data18.vars, { instancePath: instancePath + "/spec/nodes/" + i2 + "/vars", parentData: data18, parentDataProperty: "vars", rootData, dynamicAnchors })) {
                    vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors);
                    errors = vErrors.length;
                  }
                }
                if (data18.state !== void 0) {
                  let data26 = data18.state;
                  if (!(data26 === "active" || data26 === "observe" || data26 === "cordoned" || data26 === "retired")) {
                    const err60 = { instancePath: instancePath + "/spec/nodes/" + i2 + "/state", schemaPath: "#/properties/spec/properties/nodes/items/properties/state/enum", keyword: "enum", params: { allowedValues: schema131.properties.spec.properties.nodes.items.properties.state.enum }, schema: schema131.properties.spec.properties.nodes.items.properties.state.enum, parentSchema: schema131.properties.spec.properties.nodes.items.properties.state, data: data26 };
                    if (vErrors === null) {
                      vErrors = [err60];
                    } else {
                      vErrors.push(err60);
                    }
                    errors++;
                  }
                }
                if (data18.connection !== void 0) {
                  let data27 = data18.connection;
                  if (!(data27 === "ssh" || data27 === "local")) {
                    const err61 = { instancePath: instancePath + "/spec/nodes/" + i2 + "/connection", schemaPath: "#/properties/spec/properties/nodes/items/properties/connection/enum", keyword: "enum", params: { allowedValues: schema131.properties.spec.properties.nodes.items.properties.connection.enum }, schema: schema131.properties.spec.properties.nodes.items.properties.connection.enum, parentSchema: schema131.properties.spec.properties.nodes.items.properties.connection, data: data27 };
                    if (vErrors === null) {
                      vErrors = [err61];
                    } else {
                      vErrors.push(err61);
                    }
                    errors++;
                  }
                }
              } else {
                const err62 = { instancePath: instancePath + "/spec/nodes/" + i2, schemaPath: "#/properties/spec/properties/nodes/items/type", keyword: "type", params: { type: "object" }, schema: schema131.properties.spec.properties.nodes.items.type, parentSchema: schema131.properties.spec.properties.nodes.items, data: data18 };
                if (vErrors === null) {
                  vErrors = [err62];
                } else {
                  vErrors.push(err62);
                }
                errors++;
              }
            }
          } else {
            const err63 = { instancePath: instancePath + "/spec/nodes", schemaPath: "#/properties/spec/properties/nodes/type", keyword: "type", params: { type: "array" }, schema: schema131.properties.spec.properties.nodes.type, parentSchema: schema131.properties.spec.properties.nodes, data: data17 };
            if (vErrors === null) {
              vErrors = [err63];
            } else {
              vErrors.push(err63);
            }
            errors++;
          }
        }
      } else {
        const err64 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/type", keyword: "type", params: { type: "object" }, schema: schema131.properties.spec.type, parentSchema: schema131.properties.spec, data: data4 };
        if (vErrors === null) {
          vErrors = [err64];
        } else {
          vErrors.push(err64);
        }
        errors++;
      }
    }
  } else {
    const err65 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema131.type, parentSchema: schema131, data };
    if (vErrors === null) {
      vErrors = [err65];
    } else {
      vErrors.push(err65);
    }
    errors++;
  }
  validate81.errors = vErrors;
  return errors === 0;
}
validate81.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validateService = validate21;
var schema32 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "service.schema.json", "title": "Service", "type": "object", "additionalProperties": false, "properties": { "apiVersion": { "description": "Version of this format.", "const": "holdfast/v1" }, "kind": { "description": "What this document describes.", "const": "Service" }, "metadata": { "description": "Who this is.", "type": "object", "additionalProperties": false, "properties": { "name": { "$ref": "#/$defs/name", "description": "Name of the service." }, "labels": { "$ref": "#/$defs/labels" } }, "required": ["name"] }, "spec": { "description": "What it is made of.", "type": "object", "additionalProperties": false, "properties": { "extends": { "description": "ServiceDefaults this builds on; later ones win.", "type": "array", "maxItems": 16, "items": { "$ref": "#/$defs/name" } }, "nodes": { "$ref": "#/$defs/selector", "description": "The nodes it runs on." }, "dependsOn": { "description": "Services that must be well before this one changes.", "type": "array", "maxItems": 64, "items": { "$ref": "#/$defs/name" } }, "vars": { "$ref": "#/$defs/vars" }, "packages": { "description": "Packages, installed by the node's own package manager.", "type": "array", "maxItems": 200, "items": { "$ref": "#/$defs/package" } }, "reboot": { "$ref": "#/$defs/reboot" }, "users": { "description": "Local users.", "type": "array", "maxItems": 1e3, "items": { "$ref": "#/$defs/user" } }, "groups": { "description": "Local groups.", "type": "array", "maxItems": 1e3, "items": { "$ref": "#/$defs/group" } }, "directories": { "description": "Directories.", "type": "array", "maxItems": 1e3, "items": { "$ref": "#/$defs/directory" } }, "links": { "description": "Symbolic links.", "type": "array", "maxItems": 1e3, "items": { "$ref": "#/$defs/link" } }, "release": { "$ref": "#/$defs/release" }, "files": { "description": "Files.", "type": "array", "maxItems": 1e3, "items": { "$ref": "#/$defs/file" } }, "units": { "description": "systemd units.", "type": "array", "maxItems": 100, "items": { "$ref": "#/$defs/unit" } }, "restartOn": { "description": "Which changes restart (or reload, as onChange says) the units of this service; release, files and units unless said: a package restarts what it brings by itself.", "type": "array", "maxItems": 4, "items": { "description": "A kind of change.", "enum": ["release", "files", "units", "packages"] } }, "health": { "description": "How to know that it is well. Unless said: every unit whose state is running.", "type": "array", "maxItems": 32, "items": { "$ref": "#/$defs/check" } }, "hooks": { "$ref": "#/$defs/hooks" }, "rollout": { "$ref": "#/$defs/rollout" }, "drift": { "description": "What to do when a node differs from Git: heal it, or only report it; heal unless said.", "enum": ["heal", "report"] }, "environments": { "description": "Differences by environment.", "type": "object", "maxProperties": 64, "propertyNames": { "$ref": "#/$defs/name" }, "additionalProperties": { "$ref": "#/$defs/difference" } } }, "required": ["nodes"] } }, "required": ["apiVersion", "kind", "metadata", "spec"], "$defs": { "name": { "description": "Lower-case letters, digits and hyphens.", "type": "string", "minLength": 1, "maxLength": 63, "pattern": "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, "value": { "description": "Any value a template can use.", "type": ["string", "number", "boolean", "array", "object"], "maxLength": 65536, "maxItems": 1e3, "items": { "$ref": "#/$defs/value" }, "maxProperties": 1e3, "propertyNames": { "$ref": "#/$defs/varName" }, "additionalProperties": { "$ref": "#/$defs/value" } }, "varName": { "description": "A name a template can write after `vars.`.", "type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[A-Za-z_][A-Za-z0-9_]*$" }, "vars": { "description": "Values for templates, read there as {{ vars.name }}. Maps are merged deep, lists are replaced. Precedence: fleet < environment < extends < service < service.environments < node.", "type": "object", "maxProperties": 1e3, "propertyNames": { "$ref": "#/$defs/varName" }, "additionalProperties": { "$ref": "#/$defs/value" } }, "labelKey": { "type": "string", "minLength": 1, "maxLength": 63, "pattern": "^(?!constructor$)[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$" }, "labelValue": { "type": "string", "maxLength": 63, "pattern": "^([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?$" }, "labels": { "description": "Words to select by: text to text.", "type": "object", "maxProperties": 64, "propertyNames": { "$ref": "#/$defs/labelKey" }, "additionalProperties": { "$ref": "#/$defs/labelValue" } }, "selector": { "description": "Which nodes: a map of labels they must all have, or matchLabels and matchExpressions. The empty map selects every node.", "type": "object", "maxProperties": 64, "properties": { "matchLabels": { "$ref": "#/$defs/labels", "description": "Labels a node must all have." }, "matchExpressions": { "description": "Conditions a node must all meet.", "type": "array", "maxItems": 32, "items": { "description": "One condition.", "type": "object", "additionalProperties": false, "properties": { "key": { "$ref": "#/$defs/labelKey", "description": "The label the condition speaks of." }, "operator": { "description": "In, NotIn: its value is (not) among `values`. Exists, DoesNotExist: the label is (not) there.", "enum": ["In", "NotIn", "Exists", "DoesNotExist"] }, "values": { "description": "For In and NotIn.", "type": "array", "maxItems": 100, "items": { "$ref": "#/$defs/labelValue" } } }, "required": ["key", "operator"] } } }, "propertyNames": { "$ref": "#/$defs/labelKey" }, "additionalProperties": { "$ref": "#/$defs/labelValue" } }, "duration": { "description": "A time span: 500ms, 10s, 5m, 1h; 0s is none.", "type": "string", "minLength": 2, "maxLength": 12, "pattern": "^[0-9]{1,8}(ms|s|m|h)$" }, "amount": { "description": 'A number of nodes, or a share such as "25%" (rounded down, at least one node).', "type": ["integer", "string"], "minimum": 1, "maximum": 1e5, "maxLength": 4, "pattern": "^([1-9][0-9]?|100)%$" }, "mode": { "description": 'Permissions as four octal digits in quotes: "0644".', "type": "string", "minLength": 1, "maxLength": 8 }, "account": { "type": "string", "minLength": 1, "maxLength": 32, "pattern": "^[a-z_][a-z0-9_-]*[$]?$", "description": "A user or group of the node." }, "notify": { "description": "What a change of this does, instead of what restartOn says.", "type": "array", "maxItems": 16, "items": { "description": "One unit to restart or to reload.", "type": "object", "additionalProperties": false, "properties": { "restart": { "type": "string", "minLength": 1, "maxLength": 255, "description": "Unit to restart." }, "reload": { "type": "string", "minLength": 1, "maxLength": 255, "description": "Unit to reload." } }, "minProperties": 1, "maxProperties": 1 } }, "file": { "description": "A file. Exactly one of source, template and content.", "type": "object", "additionalProperties": false, "properties": { "path": { "description": "Where it lies on the node: absolute and normalised. Identifies the file when lists are merged.", "type": "string", "minLength": 1, "maxLength": 512 }, "source": { "description": "File of this repository whose bytes it has. Relative to the manifest; from the root of the repository with a leading /.", "type": "string", "minLength": 1, "maxLength": 512 }, "template": { "description": "Liquid template of this repository it is rendered from.", "type": "string", "minLength": 1, "maxLength": 512 }, "content": { "description": "Its text, as it stands here.", "type": "string", "maxLength": 65536 }, "owner": { "$ref": "#/$defs/account", "description": "Owner; root unless said." }, "group": { "$ref": "#/$defs/account", "description": "Group; root unless said." }, "mode": { "$ref": "#/$defs/mode", "description": 'Permissions as four octal digits in quotes; "0644" unless said.' }, "validate": { "description": "Command that must accept the staged file before it is put in place, as a list of arguments: [nginx, -t].", "type": "array", "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 4096 }, "minItems": 1 }, "notify": { "$ref": "#/$defs/notify" } }, "required": ["path"] }, "directory": { "description": "A directory itself, not what lies in it.", "type": "object", "additionalProperties": false, "properties": { "path": { "description": "Absolute and normalised.", "type": "string", "minLength": 1, "maxLength": 512 }, "owner": { "$ref": "#/$defs/account", "description": "Owner; root unless said." }, "group": { "$ref": "#/$defs/account", "description": "Group; root unless said." }, "mode": { "$ref": "#/$defs/mode", "description": 'Permissions; "0755" unless said.' }, "prune": { "description": "When it is no longer wanted: remove it with what lies in it. Otherwise only an empty directory is removed.", "type": "boolean" } }, "required": ["path"] }, "link": { "description": "A symbolic link.", "type": "object", "additionalProperties": false, "properties": { "path": { "description": "Absolute and normalised.", "type": "string", "minLength": 1, "maxLength": 512 }, "target": { "description": "What it points at.", "type": "string", "minLength": 1, "maxLength": 512 }, "notify": { "$ref": "#/$defs/notify" } }, "required": ["path"] }, "user": { "description": "A local user.", "type": "object", "additionalProperties": false, "properties": { "name": { "$ref": "#/$defs/account", "description": "Login name." }, "system": { "description": "A system account, below the uids of people.", "type": "boolean" }, "uid": { "description": "Number; left to the node unless said.", "type": "integer", "minimum": 0, "maximum": 4294967294 }, "group": { "$ref": "#/$defs/account", "description": "Primary group; one of the same name unless said." }, "groups": { "description": "Supplementary groups.", "type": "array", "maxItems": 64, "items": { "$ref": "#/$defs/account" } }, "home": { "description": "Home directory.", "type": "string", "minLength": 1, "maxLength": 512 }, "shell": { "description": "Login shell.", "type": "string", "minLength": 1, "maxLength": 512 }, "prune": { "description": "Remove the user when no manifest wants it any more; otherwise it stays.", "type": "boolean" } }, "required": ["name"] }, "group": { "description": "A local group.", "type": "object", "additionalProperties": false, "properties": { "name": { "$ref": "#/$defs/account", "description": "Its name." }, "system": { "description": "A system group.", "type": "boolean" }, "gid": { "description": "Number; left to the node unless said.", "type": "integer", "minimum": 0, "maximum": 4294967294 }, "prune": { "description": "Remove the group when no manifest wants it any more; otherwise it stays.", "type": "boolean" } }, "required": ["name"] }, "package": { "description": "A package of the node's own package manager.", "type": "object", "additionalProperties": false, "properties": { "name": { "description": "Its name there. Identifies it when lists are merged.", "type": "string", "minLength": 2, "maxLength": 128, "pattern": "^[a-z0-9][a-z0-9+.-]+$" }, "version": { "description": 'Exactly this version, as text in quotes: "1.24.0-2". Any will do unless said.', "type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[A-Za-z0-9][A-Za-z0-9.+:~-]*$" }, "state": { "description": "Whether it is installed; present unless said. Only what Holdfast installed is removed.", "enum": ["present", "absent"] }, "hold": { "description": "Whether others are kept from changing its version; left as it is unless said.", "type": "boolean" }, "prune": { "description": "Remove the package when no manifest wants it any more; otherwise it stays.", "type": "boolean" } }, "required": ["name"] }, "reboot": { "description": "Restarts the machine as the last step of a change; unless said, never. Nodes of such a service are changed one at a time unless its rollout says otherwise.", "type": "object", "additionalProperties": false, "properties": { "when": { "description": "required: when something installed asks for it (/run/reboot-required). packages: after every change of this service's packages.", "enum": ["required", "packages"] }, "timeout": { "$ref": "#/$defs/duration", "description": "How long a restart may take; 10m unless said." } }, "required": ["when"] }, "release": { "description": "An archive unpacked to <path>/releases/<version>-<sha12>, with the link <path>/current pointing at it, switched in one step.", "type": "object", "additionalProperties": false, "properties": { "version": { "description": 'Its version, as text in quotes: "1.10".', "type": "string", "minLength": 1, "maxLength": 64 }, "artifact": { "description": "Where the archive (.tar, .tar.gz) comes from: `path`, or `url` with `sha256`.", "type": "object", "additionalProperties": false, "properties": { "path": { "description": "A file of this repository. Relative to the manifest; from the root with a leading /.", "type": "string", "minLength": 1, "maxLength": 512 }, "url": { "description": "Fetched once by the controller, never by the nodes.", "type": "string", "minLength": 1, "maxLength": 2048, "pattern": "^https?://[^ ]+$" }, "sha256": { "description": "What the bytes must hash to: 64 hex digits.", "type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[0-9a-f]{64}$" } } }, "path": { "description": "Directory of the releases: absolute and normalised.", "type": "string", "minLength": 1, "maxLength": 512 }, "keep": { "description": "Releases kept on a node; 5 unless said.", "type": "integer", "minimum": 1, "maximum": 100 } } }, "dropIn": { "description": "A drop-in of a unit. Exactly one of source, template and content.", "type": "object", "additionalProperties": false, "properties": { "name": { "description": "File name, ending in .conf. Identifies it when lists are merged.", "type": "string", "minLength": 1, "maxLength": 128 }, "source": { "description": "File of this repository.", "type": "string", "minLength": 1, "maxLength": 512 }, "template": { "description": "Liquid template of this repository.", "type": "string", "minLength": 1, "maxLength": 512 }, "content": { "description": "Its text, as it stands here.", "type": "string", "maxLength": 65536 } }, "required": ["name"] }, "unit": { "description": "A systemd unit: with a file of its own (source or template), or one that is already there.", "type": "object", "additionalProperties": false, "properties": { "name": { "type": "string", "minLength": 1, "maxLength": 255, "description": "Full name: shop.service, backup.timer. Identifies it when lists are merged." }, "source": { "description": "Unit file of this repository.", "type": "string", "minLength": 1, "maxLength": 512 }, "template": { "description": "Liquid template of the unit file.", "type": "string", "minLength": 1, "maxLength": 512 }, "enabled": { "description": "Whether it starts at boot; left as it is unless said.", "type": "boolean" }, "state": { "description": "What it should be; left as it is unless said.", "enum": ["running", "stopped"] }, "onChange": { "description": "What a change of this service does to it while it runs; restart unless said.", "enum": ["restart", "reload", "nothing"] }, "dropIns": { "description": "Drop-ins in /etc/systemd/system/<unit>.d.", "type": "array", "maxItems": 32, "items": { "$ref": "#/$defs/dropIn" } } }, "required": ["name"] }, "check": { "description": "One way to ask whether the service is well on a node. Exactly one of unit, http, tcp and command.", "type": "object", "additionalProperties": false, "properties": { "unit": { "type": "string", "minLength": 1, "maxLength": 255, "description": "This unit is active and does not restart." }, "http": { "description": "A GET request, asked through the SSH connection, as the node itself would.", "type": "object", "additionalProperties": false, "properties": { "host": { "description": "127.0.0.1 unless said.", "type": "string", "minLength": 1, "maxLength": 253 }, "port": { "$ref": "#/$defs/port" }, "path": { "description": "/ unless said.", "type": "string", "minLength": 1, "maxLength": 1024, "pattern": "^/[!-~]*$" }, "status": { "description": "The answer it must give; 200 unless said.", "type": "integer", "minimum": 100, "maximum": 599 }, "timeout": { "$ref": "#/$defs/duration", "description": "2s unless said." } }, "required": ["port"] }, "tcp": { "description": "Somebody accepts a connection, asked through the SSH connection.", "type": "object", "additionalProperties": false, "properties": { "host": { "description": "127.0.0.1 unless said.", "type": "string", "minLength": 1, "maxLength": 253 }, "port": { "$ref": "#/$defs/port" }, "timeout": { "$ref": "#/$defs/duration", "description": "2s unless said." } }, "required": ["port"] }, "command": { "description": "A command on the node exits with 0.", "type": "object", "additionalProperties": false, "properties": { "run": { "description": "The command as a list of arguments; no shell reads it.", "type": "array", "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 4096 }, "minItems": 1 }, "timeout": { "$ref": "#/$defs/duration", "description": "10s unless said." } }, "required": ["run"] } }, "minProperties": 1, "maxProperties": 1 }, "port": { "description": "TCP port.", "type": "integer", "minimum": 1, "maximum": 65535 }, "percentage": { "description": "Percent of the nodes; 0 is none.", "type": "integer", "minimum": 0, "maximum": 100 }, "rollout": { "description": "How a change is carried through an environment.", "type": "object", "additionalProperties": false, "properties": { "canary": { "$ref": "#/$defs/amount", "description": "Nodes of the first wave; 1 unless said." }, "canaryBakeTime": { "$ref": "#/$defs/duration", "description": "How long the canary must stay healthy before the next wave; 5m unless said." }, "pauseAfterCanary": { "description": "Wait for `holdfast resume` when the canary is healthy and has baked; false unless said.", "type": "boolean" }, "maxParallel": { "description": `Nodes of a wave: a number, a share such as "25%" (rounded down, at least one node), or a list of them, which gives the waves one by one, the canary's first, and repeats its last; 10% unless said.`, "type": ["integer", "string", "array"], "minimum": 1, "maximum": 1e5, "maxLength": 4, "pattern": "^([1-9][0-9]?|100)%$", "minItems": 1, "maxItems": 32, "items": { "$ref": "#/$defs/amount" } }, "maxUnavailable": { "$ref": "#/$defs/amount", "description": "Nodes that may be unhealthy or in change at once; 10% unless said." }, "failureDomain": { "$ref": "#/$defs/labelKey", "description": "Label that says which nodes fail together: those with one value of it are done before the next begin; nodes without it come last." }, "minHealthyTime": { "$ref": "#/$defs/duration", "description": "How long a node must be healthy without a break before it counts; 10s unless said." }, "healthyDeadline": { "$ref": "#/$defs/duration", "description": "A node that is not healthy by then is unhealthy; 5m unless said." }, "progressDeadline": { "$ref": "#/$defs/duration", "description": "A rollout in which no node becomes healthy for so long has failed; 10m unless said." }, "confirmTimeout": { "$ref": "#/$defs/duration", "description": "What a node waits beyond everything else before it takes the change back by itself; 2m unless said." }, "maxFailPercentage": { "$ref": "#/$defs/percentage", "description": "Nodes that may fail after the canary: each is restored and set aside, the others go on. At least one node unless it is 0; 2 unless said." }, "maxUnreachablePercentage": { "$ref": "#/$defs/percentage", "description": "Nodes that may be out of reach and are left for their return; with more the rollout pauses. At least one node unless it is 0; 10 unless said." }, "onFailure": { "description": "restore: what was changed goes back at once. pause: it stays as it is until `holdfast resume` or `holdfast abort`. restore unless said.", "enum": ["restore", "pause"] }, "rollbackWindow": { "description": "How many versions that were healthy here count as a proven way back; 5 unless said.", "type": "integer", "minimum": 1, "maximum": 50 }, "concurrency": { "description": "What a newer version does to a rollout under way: it takes over as soon as no node is in change.", "enum": ["supersede"] } } }, "difference": { "description": "What is different in one environment: maps are merged deep, lists by name or path, other lists are replaced.", "type": "object", "additionalProperties": false, "properties": { "dependsOn": { "description": "Services that must be well before this one changes.", "type": "array", "maxItems": 64, "items": { "$ref": "#/$defs/name" } }, "vars": { "$ref": "#/$defs/vars" }, "packages": { "description": "Packages, installed by the node's own package manager.", "type": "array", "maxItems": 200, "items": { "$ref": "#/$defs/package" } }, "reboot": { "$ref": "#/$defs/reboot" }, "users": { "description": "Local users.", "type": "array", "maxItems": 1e3, "items": { "$ref": "#/$defs/user" } }, "groups": { "description": "Local groups.", "type": "array", "maxItems": 1e3, "items": { "$ref": "#/$defs/group" } }, "directories": { "description": "Directories.", "type": "array", "maxItems": 1e3, "items": { "$ref": "#/$defs/directory" } }, "links": { "description": "Symbolic links.", "type": "array", "maxItems": 1e3, "items": { "$ref": "#/$defs/link" } }, "release": { "$ref": "#/$defs/release" }, "files": { "description": "Files.", "type": "array", "maxItems": 1e3, "items": { "$ref": "#/$defs/file" } }, "units": { "description": "systemd units.", "type": "array", "maxItems": 100, "items": { "$ref": "#/$defs/unit" } }, "restartOn": { "description": "Which changes restart (or reload, as onChange says) the units of this service; release, files and units unless said: a package restarts what it brings by itself.", "type": "array", "maxItems": 4, "items": { "description": "A kind of change.", "enum": ["release", "files", "units", "packages"] } }, "health": { "description": "How to know that it is well. Unless said: every unit whose state is running.", "type": "array", "maxItems": 32, "items": { "$ref": "#/$defs/check" } }, "hooks": { "$ref": "#/$defs/hooks" }, "rollout": { "$ref": "#/$defs/rollout" }, "drift": { "description": "What to do when a node differs from Git: heal it, or only report it; heal unless said.", "enum": ["heal", "report"] } } }, "hook": { "description": "A command that runs on each node around its change, and around the way back.", "type": "object", "additionalProperties": false, "properties": { "name": { "$ref": "#/$defs/name", "description": "Identifies it in the record, and when lists are merged." }, "run": { "description": "The command, as a list of arguments; no shell reads it. A relative path begins in the new release.", "type": "array", "minItems": 1, "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 4096 } }, "timeout": { "$ref": "#/$defs/duration", "description": "Ended after so long; what it did is then not known, and a person is asked. Mandatory." }, "wait": { "$ref": "#/$defs/duration", "description": "Rest after it succeeded, until connections have drained; none unless said." }, "irreversible": { "description": "What it does cannot be taken back: a failure after it pauses, unless it is compatible with the version before.", "type": "boolean" }, "compatibleWithPrevious": { "description": "The version before runs well on what it did: a failure restores and reverts as always, and what it did stays.", "type": "boolean" } }, "required": ["name"] }, "rolloutHook": { "description": "A command that runs once for a version, on one node.", "type": "object", "additionalProperties": false, "properties": { "name": { "$ref": "#/$defs/name", "description": "Identifies it in the record, and when lists are merged." }, "run": { "description": "The command, as a list of arguments; no shell reads it. A relative path begins in the new release.", "type": "array", "minItems": 1, "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 4096 } }, "timeout": { "$ref": "#/$defs/duration", "description": "Ended after so long; what it did is then not known, and a person is asked. Mandatory." }, "wait": { "$ref": "#/$defs/duration", "description": "Rest after it succeeded, until connections have drained; none unless said." }, "on": { "description": "Where it runs: on one node, also unless said.", "enum": ["one"] }, "irreversible": { "description": "What it does cannot be taken back: a failure after it pauses, unless it is compatible with the version before.", "type": "boolean" }, "compatibleWithPrevious": { "description": "The version before runs well on what it did: a failure restores and reverts as always, and what it did stays.", "type": "boolean" } }, "required": ["name"] }, "hooks": { "description": "Commands of your own around a change. Each runs at most once for what it belongs to, never again by itself.", "type": "object", "additionalProperties": false, "properties": { "beforeRollout": { "description": "Once for a version, on the first node, when its release lies there and its files are validated; no node has been changed by then.", "type": "array", "maxItems": 16, "items": { "$ref": "#/$defs/rolloutHook" } }, "beforeNode": { "description": "On each node before its change, and before the way back: take it out of the load balancer.", "type": "array", "maxItems": 16, "items": { "$ref": "#/$defs/hook" } }, "afterNode": { "description": "On each node once it is healthy, and after the way back: put it in again.", "type": "array", "maxItems": 16, "items": { "$ref": "#/$defs/hook" } }, "afterRollout": { "description": "Once for a version, on one node, when all nodes are healthy.", "type": "array", "maxItems": 16, "items": { "$ref": "#/$defs/rolloutHook" } } } } }, "description": "Resources, health and rollout strategy, placed on nodes by labels." };
var schema48 = { "description": "A package of the node's own package manager.", "type": "object", "additionalProperties": false, "properties": { "name": { "description": "Its name there. Identifies it when lists are merged.", "type": "string", "minLength": 2, "maxLength": 128, "pattern": "^[a-z0-9][a-z0-9+.-]+$" }, "version": { "description": 'Exactly this version, as text in quotes: "1.24.0-2". Any will do unless said.', "type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[A-Za-z0-9][A-Za-z0-9.+:~-]*$" }, "state": { "description": "Whether it is installed; present unless said. Only what Holdfast installed is removed.", "enum": ["present", "absent"] }, "hold": { "description": "Whether others are kept from changing its version; left as it is unless said.", "type": "boolean" }, "prune": { "description": "Remove the package when no manifest wants it any more; otherwise it stays.", "type": "boolean" } }, "required": ["name"] };
var schema63 = { "description": "An archive unpacked to <path>/releases/<version>-<sha12>, with the link <path>/current pointing at it, switched in one step.", "type": "object", "additionalProperties": false, "properties": { "version": { "description": 'Its version, as text in quotes: "1.10".', "type": "string", "minLength": 1, "maxLength": 64 }, "artifact": { "description": "Where the archive (.tar, .tar.gz) comes from: `path`, or `url` with `sha256`.", "type": "object", "additionalProperties": false, "properties": { "path": { "description": "A file of this repository. Relative to the manifest; from the root with a leading /.", "type": "string", "minLength": 1, "maxLength": 512 }, "url": { "description": "Fetched once by the controller, never by the nodes.", "type": "string", "minLength": 1, "maxLength": 2048, "pattern": "^https?://[^ ]+$" }, "sha256": { "description": "What the bytes must hash to: 64 hex digits.", "type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[0-9a-f]{64}$" } } }, "path": { "description": "Directory of the releases: absolute and normalised.", "type": "string", "minLength": 1, "maxLength": 512 }, "keep": { "description": "Releases kept on a node; 5 unless said.", "type": "integer", "minimum": 1, "maximum": 100 } } };
var pattern15 = new RegExp("^[a-z0-9][a-z0-9+.-]+$", "u");
var pattern16 = new RegExp("^[A-Za-z0-9][A-Za-z0-9.+:~-]*$", "u");
var pattern24 = new RegExp("^https?://[^ ]+$", "u");
var pattern25 = new RegExp("^[0-9a-f]{64}$", "u");
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate24.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length > 64) {
      const err0 = { instancePath, schemaPath: "#/maxProperties", keyword: "maxProperties", params: { limit: 64 }, schema: 64, parentSchema: schema38, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      const _errs1 = errors;
      if (typeof key0 === "string") {
        if (func1(key0) > 63) {
          const err1 = { instancePath, schemaPath: "#/$defs/labelKey/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema35, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (func1(key0) < 1) {
          const err2 = { instancePath, schemaPath: "#/$defs/labelKey/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema35, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (!pattern5.test(key0)) {
          const err3 = { instancePath, schemaPath: "#/$defs/labelKey/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$" }, schema: "^(?!constructor$)[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$", parentSchema: schema35, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath, schemaPath: "#/$defs/labelKey/type", keyword: "type", params: { type: "string" }, schema: schema35.type, parentSchema: schema35, data: key0, propertyName: key0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        const err5 = { instancePath, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: key0 }, schema: schema38.propertyNames, parentSchema: schema38, data };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    for (const key1 in data) {
      if (!(key1 === "matchLabels" || key1 === "matchExpressions")) {
        let data0 = data[key1];
        if (typeof data0 === "string") {
          if (func1(data0) > 63) {
            const err6 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/labelValue/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema36, data: data0 };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
          if (!pattern6.test(data0)) {
            const err7 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/labelValue/pattern", keyword: "pattern", params: { pattern: "^([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?$" }, schema: "^([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?$", parentSchema: schema36, data: data0 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        } else {
          const err8 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/labelValue/type", keyword: "type", params: { type: "string" }, schema: schema36.type, parentSchema: schema36, data: data0 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
    }
    if (data.matchLabels !== void 0) {
      if (!validate22(data.matchLabels, { instancePath: instancePath + "/matchLabels", parentData: data, parentDataProperty: "matchLabels", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
        errors = vErrors.length;
      }
    }
    if (data.matchExpressions !== void 0) {
      let data2 = data.matchExpressions;
      if (Array.isArray(data2)) {
        if (data2.length > 32) {
          const err9 = { instancePath: instancePath + "/matchExpressions", schemaPath: "#/properties/matchExpressions/maxItems", keyword: "maxItems", params: { limit: 32 }, schema: 32, parentSchema: schema38.properties.matchExpressions, data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (data3.key === void 0) {
              const err10 = { instancePath: instancePath + "/matchExpressions/" + i0, schemaPath: "#/properties/matchExpressions/items/required", keyword: "required", params: { missingProperty: "key" }, schema: schema38.properties.matchExpressions.items.required, parentSchema: schema38.properties.matchExpressions.items, data: data3 };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
            if (data3.operator === void 0) {
              const err11 = { instancePath: instancePath + "/matchExpressions/" + i0, schemaPath: "#/properties/matchExpressions/items/required", keyword: "required", params: { missingProperty: "operator" }, schema: schema38.properties.matchExpressions.items.required, parentSchema: schema38.properties.matchExpressions.items, data: data3 };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
            for (const key2 in data3) {
              if (!(key2 === "key" || key2 === "operator" || key2 === "values")) {
                const err12 = { instancePath: instancePath + "/matchExpressions/" + i0, schemaPath: "#/properties/matchExpressions/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, schema: false, parentSchema: schema38.properties.matchExpressions.items, data: data3 };
                if (vErrors === null) {
                  vErrors = [err12];
                } else {
                  vErrors.push(err12);
                }
                errors++;
              }
            }
            if (data3.key !== void 0) {
              let data4 = data3.key;
              if (typeof data4 === "string") {
                if (func1(data4) > 63) {
                  const err13 = { instancePath: instancePath + "/matchExpressions/" + i0 + "/key", schemaPath: "#/$defs/labelKey/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema35, data: data4 };
                  if (vErrors === null) {
                    vErrors = [err13];
                  } else {
                    vErrors.push(err13);
                  }
                  errors++;
                }
                if (func1(data4) < 1) {
                  const err14 = { instancePath: instancePath + "/matchExpressions/" + i0 + "/key", schemaPath: "#/$defs/labelKey/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema35, data: data4 };
                  if (vErrors === null) {
                    vErrors = [err14];
                  } else {
                    vErrors.push(err14);
                  }
                  errors++;
                }
                if (!pattern5.test(data4)) {
                  const err15 = { instancePath: instancePath + "/matchExpressions/" + i0 + "/key", schemaPath: "#/$defs/labelKey/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$" }, schema: "^(?!constructor$)[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$", parentSchema: schema35, data: data4 };
                  if (vErrors === null) {
                    vErrors = [err15];
                  } else {
                    vErrors.push(err15);
                  }
                  errors++;
                }
              } else {
                const err16 = { instancePath: instancePath + "/matchExpressions/" + i0 + "/key", schemaPath: "#/$defs/labelKey/type", keyword: "type", params: { type: "string" }, schema: schema35.type, parentSchema: schema35, data: data4 };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
            }
            if (data3.operator !== void 0) {
              let data5 = data3.operator;
              if (!(data5 === "In" || data5 === "NotIn" || data5 === "Exists" || data5 === "DoesNotExist")) {
                const err17 = { instancePath: instancePath + "/matchExpressions/" + i0 + "/operator", schemaPath: "#/properties/matchExpressions/items/properties/operator/enum", keyword: "enum", params: { allowedValues: schema38.properties.matchExpressions.items.properties.operator.enum }, schema: schema38.properties.matchExpressions.items.properties.operator.enum, parentSchema: schema38.properties.matchExpressions.items.properties.operator, data: data5 };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
            }
            if (data3.values !== void 0) {
              let data6 = data3.values;
              if (Array.isArray(data6)) {
                if (data6.length > 100) {
                  const err18 = { instancePath: instancePath + "/matchExpressions/" + i0 + "/values", schemaPath: "#/properties/matchExpressions/items/properties/values/maxItems", keyword: "maxItems", params: { limit: 100 }, schema: 100, parentSchema: schema38.properties.matchExpressions.items.properties.values, data: data6 };
                  if (vErrors === null) {
                    vErrors = [err18];
                  } else {
                    vErrors.push(err18);
                  }
                  errors++;
                }
                const len1 = data6.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data7 = data6[i1];
                  if (typeof data7 === "string") {
                    if (func1(data7) > 63) {
                      const err19 = { instancePath: instancePath + "/matchExpressions/" + i0 + "/values/" + i1, schemaPath: "#/$defs/labelValue/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema36, data: data7 };
                      if (vErrors === null) {
                        vErrors = [err19];
                      } else {
                        vErrors.push(err19);
                      }
                      errors++;
                    }
                    if (!pattern6.test(data7)) {
                      const err20 = { instancePath: instancePath + "/matchExpressions/" + i0 + "/values/" + i1, schemaPath: "#/$defs/labelValue/pattern", keyword: "pattern", params: { pattern: "^([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?$" }, schema: "^([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?$", parentSchema: schema36, data: data7 };
                      if (vErrors === null) {
                        vErrors = [err20];
                      } else {
                        vErrors.push(err20);
                      }
                      errors++;
                    }
                  } else {
                    const err21 = { instancePath: instancePath + "/matchExpressions/" + i0 + "/values/" + i1, schemaPath: "#/$defs/labelValue/type", keyword: "type", params: { type: "string" }, schema: schema36.type, parentSchema: schema36, data: data7 };
                    if (vErrors === null) {
                      vErrors = [err21];
                    } else {
                      vErrors.push(err21);
                    }
                    errors++;
                  }
                }
              } else {
                const err22 = { instancePath: instancePath + "/matchExpressions/" + i0 + "/values", schemaPath: "#/properties/matchExpressions/items/properties/values/type", keyword: "type", params: { type: "array" }, schema: schema38.properties.matchExpressions.items.properties.values.type, parentSchema: schema38.properties.matchExpressions.items.properties.values, data: data6 };
                if (vErrors === null) {
                  vErrors = [err22];
                } else {
                  vErrors.push(err22);
                }
                errors++;
              }
            }
          } else {
            const err23 = { instancePath: instancePath + "/matchExpressions/" + i0, schemaPath: "#/properties/matchExpressions/items/type", keyword: "type", params: { type: "object" }, schema: schema38.properties.matchExpressions.items.type, parentSchema: schema38.properties.matchExpressions.items, data: data3 };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
      } else {
        const err24 = { instancePath: instancePath + "/matchExpressions", schemaPath: "#/properties/matchExpressions/type", keyword: "type", params: { type: "array" }, schema: schema38.properties.matchExpressions.type, parentSchema: schema38.properties.matchExpressions, data: data2 };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
  } else {
    const err25 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema38.type, parentSchema: schema38, data };
    if (vErrors === null) {
      vErrors = [err25];
    } else {
      vErrors.push(err25);
    }
    errors++;
  }
  validate24.errors = vErrors;
  return errors === 0;
}
validate24.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate27.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length > 1e3) {
      const err0 = { instancePath, schemaPath: "#/maxProperties", keyword: "maxProperties", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema44, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      const _errs1 = errors;
      if (typeof key0 === "string") {
        if (func1(key0) > 64) {
          const err1 = { instancePath, schemaPath: "#/$defs/varName/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema45, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (func1(key0) < 1) {
          const err2 = { instancePath, schemaPath: "#/$defs/varName/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema45, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (!pattern13.test(key0)) {
          const err3 = { instancePath, schemaPath: "#/$defs/varName/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" }, schema: "^[A-Za-z_][A-Za-z0-9_]*$", parentSchema: schema45, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath, schemaPath: "#/$defs/varName/type", keyword: "type", params: { type: "string" }, schema: schema45.type, parentSchema: schema45, data: key0, propertyName: key0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        const err5 = { instancePath, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: key0 }, schema: schema44.propertyNames, parentSchema: schema44, data };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    for (const key1 in data) {
      if (!validate28(data[key1], { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data, parentDataProperty: key1, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema44.type, parentSchema: schema44, data };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate27.errors = vErrors;
  return errors === 0;
}
validate27.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema49 = { "description": "Restarts the machine as the last step of a change; unless said, never. Nodes of such a service are changed one at a time unless its rollout says otherwise.", "type": "object", "additionalProperties": false, "properties": { "when": { "description": "required: when something installed asks for it (/run/reboot-required). packages: after every change of this service's packages.", "enum": ["required", "packages"] }, "timeout": { "$ref": "#/$defs/duration", "description": "How long a restart may take; 10m unless said." } }, "required": ["when"] };
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate31.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.when === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "when" }, schema: schema49.required, parentSchema: schema49, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "when" || key0 === "timeout")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema49, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.when !== void 0) {
      let data0 = data.when;
      if (!(data0 === "required" || data0 === "packages")) {
        const err2 = { instancePath: instancePath + "/when", schemaPath: "#/properties/when/enum", keyword: "enum", params: { allowedValues: schema49.properties.when.enum }, schema: schema49.properties.when.enum, parentSchema: schema49.properties.when, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.timeout !== void 0) {
      let data1 = data.timeout;
      if (typeof data1 === "string") {
        if (func1(data1) > 12) {
          const err3 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data1 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (func1(data1) < 2) {
          const err4 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data1 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (!pattern17.test(data1)) {
          const err5 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data1 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema49.type, parentSchema: schema49, data };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate31.errors = vErrors;
  return errors === 0;
}
validate31.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema51 = { "description": "A local user.", "type": "object", "additionalProperties": false, "properties": { "name": { "$ref": "#/$defs/account", "description": "Login name." }, "system": { "description": "A system account, below the uids of people.", "type": "boolean" }, "uid": { "description": "Number; left to the node unless said.", "type": "integer", "minimum": 0, "maximum": 4294967294 }, "group": { "$ref": "#/$defs/account", "description": "Primary group; one of the same name unless said." }, "groups": { "description": "Supplementary groups.", "type": "array", "maxItems": 64, "items": { "$ref": "#/$defs/account" } }, "home": { "description": "Home directory.", "type": "string", "minLength": 1, "maxLength": 512 }, "shell": { "description": "Login shell.", "type": "string", "minLength": 1, "maxLength": 512 }, "prune": { "description": "Remove the user when no manifest wants it any more; otherwise it stays.", "type": "boolean" } }, "required": ["name"] };
var schema52 = { "type": "string", "minLength": 1, "maxLength": 32, "pattern": "^[a-z_][a-z0-9_-]*[$]?$", "description": "A user or group of the node." };
var pattern18 = new RegExp("^[a-z_][a-z0-9_-]*[$]?$", "u");
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate33.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, schema: schema51.required, parentSchema: schema51, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "name" || key0 === "system" || key0 === "uid" || key0 === "group" || key0 === "groups" || key0 === "home" || key0 === "shell" || key0 === "prune")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema51, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (func1(data0) > 32) {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/account/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema52, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (func1(data0) < 1) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/account/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema52, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (!pattern18.test(data0)) {
          const err4 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/account/pattern", keyword: "pattern", params: { pattern: "^[a-z_][a-z0-9_-]*[$]?$" }, schema: "^[a-z_][a-z0-9_-]*[$]?$", parentSchema: schema52, data: data0 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/account/type", keyword: "type", params: { type: "string" }, schema: schema52.type, parentSchema: schema52, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.system !== void 0) {
      let data1 = data.system;
      if (typeof data1 !== "boolean") {
        const err6 = { instancePath: instancePath + "/system", schemaPath: "#/properties/system/type", keyword: "type", params: { type: "boolean" }, schema: schema51.properties.system.type, parentSchema: schema51.properties.system, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.uid !== void 0) {
      let data2 = data.uid;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err7 = { instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/type", keyword: "type", params: { type: "integer" }, schema: schema51.properties.uid.type, parentSchema: schema51.properties.uid, data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 4294967294 || isNaN(data2)) {
          const err8 = { instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/maximum", keyword: "maximum", params: { comparison: "<=", limit: 4294967294 }, schema: 4294967294, parentSchema: schema51.properties.uid, data: data2 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        if (data2 < 0 || isNaN(data2)) {
          const err9 = { instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema51.properties.uid, data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      }
    }
    if (data.group !== void 0) {
      let data3 = data.group;
      if (typeof data3 === "string") {
        if (func1(data3) > 32) {
          const err10 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema52, data: data3 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (func1(data3) < 1) {
          const err11 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema52, data: data3 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (!pattern18.test(data3)) {
          const err12 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/pattern", keyword: "pattern", params: { pattern: "^[a-z_][a-z0-9_-]*[$]?$" }, schema: "^[a-z_][a-z0-9_-]*[$]?$", parentSchema: schema52, data: data3 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/type", keyword: "type", params: { type: "string" }, schema: schema52.type, parentSchema: schema52, data: data3 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.groups !== void 0) {
      let data4 = data.groups;
      if (Array.isArray(data4)) {
        if (data4.length > 64) {
          const err14 = { instancePath: instancePath + "/groups", schemaPath: "#/properties/groups/maxItems", keyword: "maxItems", params: { limit: 64 }, schema: 64, parentSchema: schema51.properties.groups, data: data4 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data5 = data4[i0];
          if (typeof data5 === "string") {
            if (func1(data5) > 32) {
              const err15 = { instancePath: instancePath + "/groups/" + i0, schemaPath: "#/$defs/account/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema52, data: data5 };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
            if (func1(data5) < 1) {
              const err16 = { instancePath: instancePath + "/groups/" + i0, schemaPath: "#/$defs/account/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema52, data: data5 };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
            if (!pattern18.test(data5)) {
              const err17 = { instancePath: instancePath + "/groups/" + i0, schemaPath: "#/$defs/account/pattern", keyword: "pattern", params: { pattern: "^[a-z_][a-z0-9_-]*[$]?$" }, schema: "^[a-z_][a-z0-9_-]*[$]?$", parentSchema: schema52, data: data5 };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
          } else {
            const err18 = { instancePath: instancePath + "/groups/" + i0, schemaPath: "#/$defs/account/type", keyword: "type", params: { type: "string" }, schema: schema52.type, parentSchema: schema52, data: data5 };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
      } else {
        const err19 = { instancePath: instancePath + "/groups", schemaPath: "#/properties/groups/type", keyword: "type", params: { type: "array" }, schema: schema51.properties.groups.type, parentSchema: schema51.properties.groups, data: data4 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.home !== void 0) {
      let data6 = data.home;
      if (typeof data6 === "string") {
        if (func1(data6) > 512) {
          const err20 = { instancePath: instancePath + "/home", schemaPath: "#/properties/home/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema51.properties.home, data: data6 };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
        if (func1(data6) < 1) {
          const err21 = { instancePath: instancePath + "/home", schemaPath: "#/properties/home/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema51.properties.home, data: data6 };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
      } else {
        const err22 = { instancePath: instancePath + "/home", schemaPath: "#/properties/home/type", keyword: "type", params: { type: "string" }, schema: schema51.properties.home.type, parentSchema: schema51.properties.home, data: data6 };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.shell !== void 0) {
      let data7 = data.shell;
      if (typeof data7 === "string") {
        if (func1(data7) > 512) {
          const err23 = { instancePath: instancePath + "/shell", schemaPath: "#/properties/shell/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema51.properties.shell, data: data7 };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
        if (func1(data7) < 1) {
          const err24 = { instancePath: instancePath + "/shell", schemaPath: "#/properties/shell/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema51.properties.shell, data: data7 };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
      } else {
        const err25 = { instancePath: instancePath + "/shell", schemaPath: "#/properties/shell/type", keyword: "type", params: { type: "string" }, schema: schema51.properties.shell.type, parentSchema: schema51.properties.shell, data: data7 };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
    if (data.prune !== void 0) {
      let data8 = data.prune;
      if (typeof data8 !== "boolean") {
        const err26 = { instancePath: instancePath + "/prune", schemaPath: "#/properties/prune/type", keyword: "type", params: { type: "boolean" }, schema: schema51.properties.prune.type, parentSchema: schema51.properties.prune, data: data8 };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
  } else {
    const err27 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema51.type, parentSchema: schema51, data };
    if (vErrors === null) {
      vErrors = [err27];
    } else {
      vErrors.push(err27);
    }
    errors++;
  }
  validate33.errors = vErrors;
  return errors === 0;
}
validate33.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema55 = { "description": "A local group.", "type": "object", "additionalProperties": false, "properties": { "name": { "$ref": "#/$defs/account", "description": "Its name." }, "system": { "description": "A system group.", "type": "boolean" }, "gid": { "description": "Number; left to the node unless said.", "type": "integer", "minimum": 0, "maximum": 4294967294 }, "prune": { "description": "Remove the group when no manifest wants it any more; otherwise it stays.", "type": "boolean" } }, "required": ["name"] };
function validate35(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate35.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, schema: schema55.required, parentSchema: schema55, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "name" || key0 === "system" || key0 === "gid" || key0 === "prune")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema55, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (func1(data0) > 32) {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/account/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema52, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (func1(data0) < 1) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/account/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema52, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (!pattern18.test(data0)) {
          const err4 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/account/pattern", keyword: "pattern", params: { pattern: "^[a-z_][a-z0-9_-]*[$]?$" }, schema: "^[a-z_][a-z0-9_-]*[$]?$", parentSchema: schema52, data: data0 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/account/type", keyword: "type", params: { type: "string" }, schema: schema52.type, parentSchema: schema52, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.system !== void 0) {
      let data1 = data.system;
      if (typeof data1 !== "boolean") {
        const err6 = { instancePath: instancePath + "/system", schemaPath: "#/properties/system/type", keyword: "type", params: { type: "boolean" }, schema: schema55.properties.system.type, parentSchema: schema55.properties.system, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.gid !== void 0) {
      let data2 = data.gid;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err7 = { instancePath: instancePath + "/gid", schemaPath: "#/properties/gid/type", keyword: "type", params: { type: "integer" }, schema: schema55.properties.gid.type, parentSchema: schema55.properties.gid, data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 4294967294 || isNaN(data2)) {
          const err8 = { instancePath: instancePath + "/gid", schemaPath: "#/properties/gid/maximum", keyword: "maximum", params: { comparison: "<=", limit: 4294967294 }, schema: 4294967294, parentSchema: schema55.properties.gid, data: data2 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        if (data2 < 0 || isNaN(data2)) {
          const err9 = { instancePath: instancePath + "/gid", schemaPath: "#/properties/gid/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema55.properties.gid, data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      }
    }
    if (data.prune !== void 0) {
      let data3 = data.prune;
      if (typeof data3 !== "boolean") {
        const err10 = { instancePath: instancePath + "/prune", schemaPath: "#/properties/prune/type", keyword: "type", params: { type: "boolean" }, schema: schema55.properties.prune.type, parentSchema: schema55.properties.prune, data: data3 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
  } else {
    const err11 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema55.type, parentSchema: schema55, data };
    if (vErrors === null) {
      vErrors = [err11];
    } else {
      vErrors.push(err11);
    }
    errors++;
  }
  validate35.errors = vErrors;
  return errors === 0;
}
validate35.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema57 = { "description": "A directory itself, not what lies in it.", "type": "object", "additionalProperties": false, "properties": { "path": { "description": "Absolute and normalised.", "type": "string", "minLength": 1, "maxLength": 512 }, "owner": { "$ref": "#/$defs/account", "description": "Owner; root unless said." }, "group": { "$ref": "#/$defs/account", "description": "Group; root unless said." }, "mode": { "$ref": "#/$defs/mode", "description": 'Permissions; "0755" unless said.' }, "prune": { "description": "When it is no longer wanted: remove it with what lies in it. Otherwise only an empty directory is removed.", "type": "boolean" } }, "required": ["path"] };
var schema60 = { "description": 'Permissions as four octal digits in quotes: "0644".', "type": "string", "minLength": 1, "maxLength": 8 };
function validate37(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate37.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.path === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "path" }, schema: schema57.required, parentSchema: schema57, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "path" || key0 === "owner" || key0 === "group" || key0 === "mode" || key0 === "prune")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema57, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.path !== void 0) {
      let data0 = data.path;
      if (typeof data0 === "string") {
        if (func1(data0) > 512) {
          const err2 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema57.properties.path, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (func1(data0) < 1) {
          const err3 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema57.properties.path, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" }, schema: schema57.properties.path.type, parentSchema: schema57.properties.path, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.owner !== void 0) {
      let data1 = data.owner;
      if (typeof data1 === "string") {
        if (func1(data1) > 32) {
          const err5 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/account/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema52, data: data1 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (func1(data1) < 1) {
          const err6 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/account/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema52, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (!pattern18.test(data1)) {
          const err7 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/account/pattern", keyword: "pattern", params: { pattern: "^[a-z_][a-z0-9_-]*[$]?$" }, schema: "^[a-z_][a-z0-9_-]*[$]?$", parentSchema: schema52, data: data1 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/account/type", keyword: "type", params: { type: "string" }, schema: schema52.type, parentSchema: schema52, data: data1 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.group !== void 0) {
      let data2 = data.group;
      if (typeof data2 === "string") {
        if (func1(data2) > 32) {
          const err9 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema52, data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (func1(data2) < 1) {
          const err10 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema52, data: data2 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (!pattern18.test(data2)) {
          const err11 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/pattern", keyword: "pattern", params: { pattern: "^[a-z_][a-z0-9_-]*[$]?$" }, schema: "^[a-z_][a-z0-9_-]*[$]?$", parentSchema: schema52, data: data2 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/type", keyword: "type", params: { type: "string" }, schema: schema52.type, parentSchema: schema52, data: data2 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.mode !== void 0) {
      let data3 = data.mode;
      if (typeof data3 === "string") {
        if (func1(data3) > 8) {
          const err13 = { instancePath: instancePath + "/mode", schemaPath: "#/$defs/mode/maxLength", keyword: "maxLength", params: { limit: 8 }, schema: 8, parentSchema: schema60, data: data3 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (func1(data3) < 1) {
          const err14 = { instancePath: instancePath + "/mode", schemaPath: "#/$defs/mode/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema60, data: data3 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/mode", schemaPath: "#/$defs/mode/type", keyword: "type", params: { type: "string" }, schema: schema60.type, parentSchema: schema60, data: data3 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.prune !== void 0) {
      let data4 = data.prune;
      if (typeof data4 !== "boolean") {
        const err16 = { instancePath: instancePath + "/prune", schemaPath: "#/properties/prune/type", keyword: "type", params: { type: "boolean" }, schema: schema57.properties.prune.type, parentSchema: schema57.properties.prune, data: data4 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
  } else {
    const err17 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema57.type, parentSchema: schema57, data };
    if (vErrors === null) {
      vErrors = [err17];
    } else {
      vErrors.push(err17);
    }
    errors++;
  }
  validate37.errors = vErrors;
  return errors === 0;
}
validate37.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema61 = { "description": "A symbolic link.", "type": "object", "additionalProperties": false, "properties": { "path": { "description": "Absolute and normalised.", "type": "string", "minLength": 1, "maxLength": 512 }, "target": { "description": "What it points at.", "type": "string", "minLength": 1, "maxLength": 512 }, "notify": { "$ref": "#/$defs/notify" } }, "required": ["path"] };
var schema62 = { "description": "What a change of this does, instead of what restartOn says.", "type": "array", "maxItems": 16, "items": { "description": "One unit to restart or to reload.", "type": "object", "additionalProperties": false, "properties": { "restart": { "type": "string", "minLength": 1, "maxLength": 255, "description": "Unit to restart." }, "reload": { "type": "string", "minLength": 1, "maxLength": 255, "description": "Unit to reload." } }, "minProperties": 1, "maxProperties": 1 } };
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate39.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.path === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "path" }, schema: schema61.required, parentSchema: schema61, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "path" || key0 === "target" || key0 === "notify")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema61, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.path !== void 0) {
      let data0 = data.path;
      if (typeof data0 === "string") {
        if (func1(data0) > 512) {
          const err2 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema61.properties.path, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (func1(data0) < 1) {
          const err3 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema61.properties.path, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" }, schema: schema61.properties.path.type, parentSchema: schema61.properties.path, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.target !== void 0) {
      let data1 = data.target;
      if (typeof data1 === "string") {
        if (func1(data1) > 512) {
          const err5 = { instancePath: instancePath + "/target", schemaPath: "#/properties/target/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema61.properties.target, data: data1 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (func1(data1) < 1) {
          const err6 = { instancePath: instancePath + "/target", schemaPath: "#/properties/target/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema61.properties.target, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/target", schemaPath: "#/properties/target/type", keyword: "type", params: { type: "string" }, schema: schema61.properties.target.type, parentSchema: schema61.properties.target, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.notify !== void 0) {
      let data2 = data.notify;
      if (Array.isArray(data2)) {
        if (data2.length > 16) {
          const err8 = { instancePath: instancePath + "/notify", schemaPath: "#/$defs/notify/maxItems", keyword: "maxItems", params: { limit: 16 }, schema: 16, parentSchema: schema62, data: data2 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (Object.keys(data3).length > 1) {
              const err9 = { instancePath: instancePath + "/notify/" + i0, schemaPath: "#/$defs/notify/items/maxProperties", keyword: "maxProperties", params: { limit: 1 }, schema: 1, parentSchema: schema62.items, data: data3 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
            if (Object.keys(data3).length < 1) {
              const err10 = { instancePath: instancePath + "/notify/" + i0, schemaPath: "#/$defs/notify/items/minProperties", keyword: "minProperties", params: { limit: 1 }, schema: 1, parentSchema: schema62.items, data: data3 };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
            for (const key1 in data3) {
              if (!(key1 === "restart" || key1 === "reload")) {
                const err11 = { instancePath: instancePath + "/notify/" + i0, schemaPath: "#/$defs/notify/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema62.items, data: data3 };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
            }
            if (data3.restart !== void 0) {
              let data4 = data3.restart;
              if (typeof data4 === "string") {
                if (func1(data4) > 255) {
                  const err12 = { instancePath: instancePath + "/notify/" + i0 + "/restart", schemaPath: "#/$defs/notify/items/properties/restart/maxLength", keyword: "maxLength", params: { limit: 255 }, schema: 255, parentSchema: schema62.items.properties.restart, data: data4 };
                  if (vErrors === null) {
                    vErrors = [err12];
                  } else {
                    vErrors.push(err12);
                  }
                  errors++;
                }
                if (func1(data4) < 1) {
                  const err13 = { instancePath: instancePath + "/notify/" + i0 + "/restart", schemaPath: "#/$defs/notify/items/properties/restart/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema62.items.properties.restart, data: data4 };
                  if (vErrors === null) {
                    vErrors = [err13];
                  } else {
                    vErrors.push(err13);
                  }
                  errors++;
                }
              } else {
                const err14 = { instancePath: instancePath + "/notify/" + i0 + "/restart", schemaPath: "#/$defs/notify/items/properties/restart/type", keyword: "type", params: { type: "string" }, schema: schema62.items.properties.restart.type, parentSchema: schema62.items.properties.restart, data: data4 };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            }
            if (data3.reload !== void 0) {
              let data5 = data3.reload;
              if (typeof data5 === "string") {
                if (func1(data5) > 255) {
                  const err15 = { instancePath: instancePath + "/notify/" + i0 + "/reload", schemaPath: "#/$defs/notify/items/properties/reload/maxLength", keyword: "maxLength", params: { limit: 255 }, schema: 255, parentSchema: schema62.items.properties.reload, data: data5 };
                  if (vErrors === null) {
                    vErrors = [err15];
                  } else {
                    vErrors.push(err15);
                  }
                  errors++;
                }
                if (func1(data5) < 1) {
                  const err16 = { instancePath: instancePath + "/notify/" + i0 + "/reload", schemaPath: "#/$defs/notify/items/properties/reload/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema62.items.properties.reload, data: data5 };
                  if (vErrors === null) {
                    vErrors = [err16];
                  } else {
                    vErrors.push(err16);
                  }
                  errors++;
                }
              } else {
                const err17 = { instancePath: instancePath + "/notify/" + i0 + "/reload", schemaPath: "#/$defs/notify/items/properties/reload/type", keyword: "type", params: { type: "string" }, schema: schema62.items.properties.reload.type, parentSchema: schema62.items.properties.reload, data: data5 };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
            }
          } else {
            const err18 = { instancePath: instancePath + "/notify/" + i0, schemaPath: "#/$defs/notify/items/type", keyword: "type", params: { type: "object" }, schema: schema62.items.type, parentSchema: schema62.items, data: data3 };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
      } else {
        const err19 = { instancePath: instancePath + "/notify", schemaPath: "#/$defs/notify/type", keyword: "type", params: { type: "array" }, schema: schema62.type, parentSchema: schema62, data: data2 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
  } else {
    const err20 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema61.type, parentSchema: schema61, data };
    if (vErrors === null) {
      vErrors = [err20];
    } else {
      vErrors.push(err20);
    }
    errors++;
  }
  validate39.errors = vErrors;
  return errors === 0;
}
validate39.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema64 = { "description": "A file. Exactly one of source, template and content.", "type": "object", "additionalProperties": false, "properties": { "path": { "description": "Where it lies on the node: absolute and normalised. Identifies the file when lists are merged.", "type": "string", "minLength": 1, "maxLength": 512 }, "source": { "description": "File of this repository whose bytes it has. Relative to the manifest; from the root of the repository with a leading /.", "type": "string", "minLength": 1, "maxLength": 512 }, "template": { "description": "Liquid template of this repository it is rendered from.", "type": "string", "minLength": 1, "maxLength": 512 }, "content": { "description": "Its text, as it stands here.", "type": "string", "maxLength": 65536 }, "owner": { "$ref": "#/$defs/account", "description": "Owner; root unless said." }, "group": { "$ref": "#/$defs/account", "description": "Group; root unless said." }, "mode": { "$ref": "#/$defs/mode", "description": 'Permissions as four octal digits in quotes; "0644" unless said.' }, "validate": { "description": "Command that must accept the staged file before it is put in place, as a list of arguments: [nginx, -t].", "type": "array", "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 4096 }, "minItems": 1 }, "notify": { "$ref": "#/$defs/notify" } }, "required": ["path"] };
function validate41(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate41.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.path === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "path" }, schema: schema64.required, parentSchema: schema64, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func6.call(schema64.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema64, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.path !== void 0) {
      let data0 = data.path;
      if (typeof data0 === "string") {
        if (func1(data0) > 512) {
          const err2 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema64.properties.path, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (func1(data0) < 1) {
          const err3 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema64.properties.path, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" }, schema: schema64.properties.path.type, parentSchema: schema64.properties.path, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.source !== void 0) {
      let data1 = data.source;
      if (typeof data1 === "string") {
        if (func1(data1) > 512) {
          const err5 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema64.properties.source, data: data1 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (func1(data1) < 1) {
          const err6 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema64.properties.source, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, schema: schema64.properties.source.type, parentSchema: schema64.properties.source, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.template !== void 0) {
      let data2 = data.template;
      if (typeof data2 === "string") {
        if (func1(data2) > 512) {
          const err8 = { instancePath: instancePath + "/template", schemaPath: "#/properties/template/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema64.properties.template, data: data2 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        if (func1(data2) < 1) {
          const err9 = { instancePath: instancePath + "/template", schemaPath: "#/properties/template/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema64.properties.template, data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/template", schemaPath: "#/properties/template/type", keyword: "type", params: { type: "string" }, schema: schema64.properties.template.type, parentSchema: schema64.properties.template, data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.content !== void 0) {
      let data3 = data.content;
      if (typeof data3 === "string") {
        if (func1(data3) > 65536) {
          const err11 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/maxLength", keyword: "maxLength", params: { limit: 65536 }, schema: 65536, parentSchema: schema64.properties.content, data: data3 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/type", keyword: "type", params: { type: "string" }, schema: schema64.properties.content.type, parentSchema: schema64.properties.content, data: data3 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.owner !== void 0) {
      let data4 = data.owner;
      if (typeof data4 === "string") {
        if (func1(data4) > 32) {
          const err13 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/account/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema52, data: data4 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (func1(data4) < 1) {
          const err14 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/account/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema52, data: data4 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        if (!pattern18.test(data4)) {
          const err15 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/account/pattern", keyword: "pattern", params: { pattern: "^[a-z_][a-z0-9_-]*[$]?$" }, schema: "^[a-z_][a-z0-9_-]*[$]?$", parentSchema: schema52, data: data4 };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      } else {
        const err16 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/account/type", keyword: "type", params: { type: "string" }, schema: schema52.type, parentSchema: schema52, data: data4 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.group !== void 0) {
      let data5 = data.group;
      if (typeof data5 === "string") {
        if (func1(data5) > 32) {
          const err17 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema52, data: data5 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
        if (func1(data5) < 1) {
          const err18 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema52, data: data5 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
        if (!pattern18.test(data5)) {
          const err19 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/pattern", keyword: "pattern", params: { pattern: "^[a-z_][a-z0-9_-]*[$]?$" }, schema: "^[a-z_][a-z0-9_-]*[$]?$", parentSchema: schema52, data: data5 };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
      } else {
        const err20 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/type", keyword: "type", params: { type: "string" }, schema: schema52.type, parentSchema: schema52, data: data5 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.mode !== void 0) {
      let data6 = data.mode;
      if (typeof data6 === "string") {
        if (func1(data6) > 8) {
          const err21 = { instancePath: instancePath + "/mode", schemaPath: "#/$defs/mode/maxLength", keyword: "maxLength", params: { limit: 8 }, schema: 8, parentSchema: schema60, data: data6 };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
        if (func1(data6) < 1) {
          const err22 = { instancePath: instancePath + "/mode", schemaPath: "#/$defs/mode/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema60, data: data6 };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
      } else {
        const err23 = { instancePath: instancePath + "/mode", schemaPath: "#/$defs/mode/type", keyword: "type", params: { type: "string" }, schema: schema60.type, parentSchema: schema60, data: data6 };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.validate !== void 0) {
      let data7 = data.validate;
      if (Array.isArray(data7)) {
        if (data7.length > 64) {
          const err24 = { instancePath: instancePath + "/validate", schemaPath: "#/properties/validate/maxItems", keyword: "maxItems", params: { limit: 64 }, schema: 64, parentSchema: schema64.properties.validate, data: data7 };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        if (data7.length < 1) {
          const err25 = { instancePath: instancePath + "/validate", schemaPath: "#/properties/validate/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema64.properties.validate, data: data7 };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
        const len0 = data7.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data8 = data7[i0];
          if (typeof data8 === "string") {
            if (func1(data8) > 4096) {
              const err26 = { instancePath: instancePath + "/validate/" + i0, schemaPath: "#/properties/validate/items/maxLength", keyword: "maxLength", params: { limit: 4096 }, schema: 4096, parentSchema: schema64.properties.validate.items, data: data8 };
              if (vErrors === null) {
                vErrors = [err26];
              } else {
                vErrors.push(err26);
              }
              errors++;
            }
            if (func1(data8) < 1) {
              const err27 = { instancePath: instancePath + "/validate/" + i0, schemaPath: "#/properties/validate/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema64.properties.validate.items, data: data8 };
              if (vErrors === null) {
                vErrors = [err27];
              } else {
                vErrors.push(err27);
              }
              errors++;
            }
          } else {
            const err28 = { instancePath: instancePath + "/validate/" + i0, schemaPath: "#/properties/validate/items/type", keyword: "type", params: { type: "string" }, schema: schema64.properties.validate.items.type, parentSchema: schema64.properties.validate.items, data: data8 };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
        }
      } else {
        const err29 = { instancePath: instancePath + "/validate", schemaPath: "#/properties/validate/type", keyword: "type", params: { type: "array" }, schema: schema64.properties.validate.type, parentSchema: schema64.properties.validate, data: data7 };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
    if (data.notify !== void 0) {
      let data9 = data.notify;
      if (Array.isArray(data9)) {
        if (data9.length > 16) {
          const err30 = { instancePath: instancePath + "/notify", schemaPath: "#/$defs/notify/maxItems", keyword: "maxItems", params: { limit: 16 }, schema: 16, parentSchema: schema62, data: data9 };
          if (vErrors === null) {
            vErrors = [err30];
          } else {
            vErrors.push(err30);
          }
          errors++;
        }
        const len1 = data9.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data10 = data9[i1];
          if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
            if (Object.keys(data10).length > 1) {
              const err31 = { instancePath: instancePath + "/notify/" + i1, schemaPath: "#/$defs/notify/items/maxProperties", keyword: "maxProperties", params: { limit: 1 }, schema: 1, parentSchema: schema62.items, data: data10 };
              if (vErrors === null) {
                vErrors = [err31];
              } else {
                vErrors.push(err31);
              }
              errors++;
            }
            if (Object.keys(data10).length < 1) {
              const err32 = { instancePath: instancePath + "/notify/" + i1, schemaPath: "#/$defs/notify/items/minProperties", keyword: "minProperties", params: { limit: 1 }, schema: 1, parentSchema: schema62.items, data: data10 };
              if (vErrors === null) {
                vErrors = [err32];
              } else {
                vErrors.push(err32);
              }
              errors++;
            }
            for (const key1 in data10) {
              if (!(key1 === "restart" || key1 === "reload")) {
                const err33 = { instancePath: instancePath + "/notify/" + i1, schemaPath: "#/$defs/notify/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema62.items, data: data10 };
                if (vErrors === null) {
                  vErrors = [err33];
                } else {
                  vErrors.push(err33);
                }
                errors++;
              }
            }
            if (data10.restart !== void 0) {
              let data11 = data10.restart;
              if (typeof data11 === "string") {
                if (func1(data11) > 255) {
                  const err34 = { instancePath: instancePath + "/notify/" + i1 + "/restart", schemaPath: "#/$defs/notify/items/properties/restart/maxLength", keyword: "maxLength", params: { limit: 255 }, schema: 255, parentSchema: schema62.items.properties.restart, data: data11 };
                  if (vErrors === null) {
                    vErrors = [err34];
                  } else {
                    vErrors.push(err34);
                  }
                  errors++;
                }
                if (func1(data11) < 1) {
                  const err35 = { instancePath: instancePath + "/notify/" + i1 + "/restart", schemaPath: "#/$defs/notify/items/properties/restart/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema62.items.properties.restart, data: data11 };
                  if (vErrors === null) {
                    vErrors = [err35];
                  } else {
                    vErrors.push(err35);
                  }
                  errors++;
                }
              } else {
                const err36 = { instancePath: instancePath + "/notify/" + i1 + "/restart", schemaPath: "#/$defs/notify/items/properties/restart/type", keyword: "type", params: { type: "string" }, schema: schema62.items.properties.restart.type, parentSchema: schema62.items.properties.restart, data: data11 };
                if (vErrors === null) {
                  vErrors = [err36];
                } else {
                  vErrors.push(err36);
                }
                errors++;
              }
            }
            if (data10.reload !== void 0) {
              let data12 = data10.reload;
              if (typeof data12 === "string") {
                if (func1(data12) > 255) {
                  const err37 = { instancePath: instancePath + "/notify/" + i1 + "/reload", schemaPath: "#/$defs/notify/items/properties/reload/maxLength", keyword: "maxLength", params: { limit: 255 }, schema: 255, parentSchema: schema62.items.properties.reload, data: data12 };
                  if (vErrors === null) {
                    vErrors = [err37];
                  } else {
                    vErrors.push(err37);
                  }
                  errors++;
                }
                if (func1(data12) < 1) {
                  const err38 = { instancePath: instancePath + "/notify/" + i1 + "/reload", schemaPath: "#/$defs/notify/items/properties/reload/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema62.items.properties.reload, data: data12 };
                  if (vErrors === null) {
                    vErrors = [err38];
                  } else {
                    vErrors.push(err38);
                  }
                  errors++;
                }
              } else {
                const err39 = { instancePath: instancePath + "/notify/" + i1 + "/reload", schemaPath: "#/$defs/notify/items/properties/reload/type", keyword: "type", params: { type: "string" }, schema: schema62.items.properties.reload.type, parentSchema: schema62.items.properties.reload, data: data12 };
                if (vErrors === null) {
                  vErrors = [err39];
                } else {
                  vErrors.push(err39);
                }
                errors++;
              }
            }
          } else {
            const err40 = { instancePath: instancePath + "/notify/" + i1, schemaPath: "#/$defs/notify/items/type", keyword: "type", params: { type: "object" }, schema: schema62.items.type, parentSchema: schema62.items, data: data10 };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
        }
      } else {
        const err41 = { instancePath: instancePath + "/notify", schemaPath: "#/$defs/notify/type", keyword: "type", params: { type: "array" }, schema: schema62.type, parentSchema: schema62, data: data9 };
        if (vErrors === null) {
          vErrors = [err41];
        } else {
          vErrors.push(err41);
        }
        errors++;
      }
    }
  } else {
    const err42 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema64.type, parentSchema: schema64, data };
    if (vErrors === null) {
      vErrors = [err42];
    } else {
      vErrors.push(err42);
    }
    errors++;
  }
  validate41.errors = vErrors;
  return errors === 0;
}
validate41.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema69 = { "description": "A systemd unit: with a file of its own (source or template), or one that is already there.", "type": "object", "additionalProperties": false, "properties": { "name": { "type": "string", "minLength": 1, "maxLength": 255, "description": "Full name: shop.service, backup.timer. Identifies it when lists are merged." }, "source": { "description": "Unit file of this repository.", "type": "string", "minLength": 1, "maxLength": 512 }, "template": { "description": "Liquid template of the unit file.", "type": "string", "minLength": 1, "maxLength": 512 }, "enabled": { "description": "Whether it starts at boot; left as it is unless said.", "type": "boolean" }, "state": { "description": "What it should be; left as it is unless said.", "enum": ["running", "stopped"] }, "onChange": { "description": "What a change of this service does to it while it runs; restart unless said.", "enum": ["restart", "reload", "nothing"] }, "dropIns": { "description": "Drop-ins in /etc/systemd/system/<unit>.d.", "type": "array", "maxItems": 32, "items": { "$ref": "#/$defs/dropIn" } } }, "required": ["name"] };
var schema70 = { "description": "A drop-in of a unit. Exactly one of source, template and content.", "type": "object", "additionalProperties": false, "properties": { "name": { "description": "File name, ending in .conf. Identifies it when lists are merged.", "type": "string", "minLength": 1, "maxLength": 128 }, "source": { "description": "File of this repository.", "type": "string", "minLength": 1, "maxLength": 512 }, "template": { "description": "Liquid template of this repository.", "type": "string", "minLength": 1, "maxLength": 512 }, "content": { "description": "Its text, as it stands here.", "type": "string", "maxLength": 65536 } }, "required": ["name"] };
function validate43(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate43.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, schema: schema69.required, parentSchema: schema69, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "name" || key0 === "source" || key0 === "template" || key0 === "enabled" || key0 === "state" || key0 === "onChange" || key0 === "dropIns")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema69, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (func1(data0) > 255) {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/maxLength", keyword: "maxLength", params: { limit: 255 }, schema: 255, parentSchema: schema69.properties.name, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (func1(data0) < 1) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema69.properties.name, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, schema: schema69.properties.name.type, parentSchema: schema69.properties.name, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.source !== void 0) {
      let data1 = data.source;
      if (typeof data1 === "string") {
        if (func1(data1) > 512) {
          const err5 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema69.properties.source, data: data1 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (func1(data1) < 1) {
          const err6 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema69.properties.source, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, schema: schema69.properties.source.type, parentSchema: schema69.properties.source, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.template !== void 0) {
      let data2 = data.template;
      if (typeof data2 === "string") {
        if (func1(data2) > 512) {
          const err8 = { instancePath: instancePath + "/template", schemaPath: "#/properties/template/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema69.properties.template, data: data2 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        if (func1(data2) < 1) {
          const err9 = { instancePath: instancePath + "/template", schemaPath: "#/properties/template/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema69.properties.template, data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/template", schemaPath: "#/properties/template/type", keyword: "type", params: { type: "string" }, schema: schema69.properties.template.type, parentSchema: schema69.properties.template, data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.enabled !== void 0) {
      let data3 = data.enabled;
      if (typeof data3 !== "boolean") {
        const err11 = { instancePath: instancePath + "/enabled", schemaPath: "#/properties/enabled/type", keyword: "type", params: { type: "boolean" }, schema: schema69.properties.enabled.type, parentSchema: schema69.properties.enabled, data: data3 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.state !== void 0) {
      let data4 = data.state;
      if (!(data4 === "running" || data4 === "stopped")) {
        const err12 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/enum", keyword: "enum", params: { allowedValues: schema69.properties.state.enum }, schema: schema69.properties.state.enum, parentSchema: schema69.properties.state, data: data4 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.onChange !== void 0) {
      let data5 = data.onChange;
      if (!(data5 === "restart" || data5 === "reload" || data5 === "nothing")) {
        const err13 = { instancePath: instancePath + "/onChange", schemaPath: "#/properties/onChange/enum", keyword: "enum", params: { allowedValues: schema69.properties.onChange.enum }, schema: schema69.properties.onChange.enum, parentSchema: schema69.properties.onChange, data: data5 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.dropIns !== void 0) {
      let data6 = data.dropIns;
      if (Array.isArray(data6)) {
        if (data6.length > 32) {
          const err14 = { instancePath: instancePath + "/dropIns", schemaPath: "#/properties/dropIns/maxItems", keyword: "maxItems", params: { limit: 32 }, schema: 32, parentSchema: schema69.properties.dropIns, data: data6 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        const len0 = data6.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data7 = data6[i0];
          if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
            if (data7.name === void 0) {
              const err15 = { instancePath: instancePath + "/dropIns/" + i0, schemaPath: "#/$defs/dropIn/required", keyword: "required", params: { missingProperty: "name" }, schema: schema70.required, parentSchema: schema70, data: data7 };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
            for (const key1 in data7) {
              if (!(key1 === "name" || key1 === "source" || key1 === "template" || key1 === "content")) {
                const err16 = { instancePath: instancePath + "/dropIns/" + i0, schemaPath: "#/$defs/dropIn/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema70, data: data7 };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
            }
            if (data7.name !== void 0) {
              let data8 = data7.name;
              if (typeof data8 === "string") {
                if (func1(data8) > 128) {
                  const err17 = { instancePath: instancePath + "/dropIns/" + i0 + "/name", schemaPath: "#/$defs/dropIn/properties/name/maxLength", keyword: "maxLength", params: { limit: 128 }, schema: 128, parentSchema: schema70.properties.name, data: data8 };
                  if (vErrors === null) {
                    vErrors = [err17];
                  } else {
                    vErrors.push(err17);
                  }
                  errors++;
                }
                if (func1(data8) < 1) {
                  const err18 = { instancePath: instancePath + "/dropIns/" + i0 + "/name", schemaPath: "#/$defs/dropIn/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema70.properties.name, data: data8 };
                  if (vErrors === null) {
                    vErrors = [err18];
                  } else {
                    vErrors.push(err18);
                  }
                  errors++;
                }
              } else {
                const err19 = { instancePath: instancePath + "/dropIns/" + i0 + "/name", schemaPath: "#/$defs/dropIn/properties/name/type", keyword: "type", params: { type: "string" }, schema: schema70.properties.name.type, parentSchema: schema70.properties.name, data: data8 };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
            if (data7.source !== void 0) {
              let data9 = data7.source;
              if (typeof data9 === "string") {
                if (func1(data9) > 512) {
                  const err20 = { instancePath: instancePath + "/dropIns/" + i0 + "/source", schemaPath: "#/$defs/dropIn/properties/source/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema70.properties.source, data: data9 };
                  if (vErrors === null) {
                    vErrors = [err20];
                  } else {
                    vErrors.push(err20);
                  }
                  errors++;
                }
                if (func1(data9) < 1) {
                  const err21 = { instancePath: instancePath + "/dropIns/" + i0 + "/source", schemaPath: "#/$defs/dropIn/properties/source/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema70.properties.source, data: data9 };
                  if (vErrors === null) {
                    vErrors = [err21];
                  } else {
                    vErrors.push(err21);
                  }
                  errors++;
                }
              } else {
                const err22 = { instancePath: instancePath + "/dropIns/" + i0 + "/source", schemaPath: "#/$defs/dropIn/properties/source/type", keyword: "type", params: { type: "string" }, schema: schema70.properties.source.type, parentSchema: schema70.properties.source, data: data9 };
                if (vErrors === null) {
                  vErrors = [err22];
                } else {
                  vErrors.push(err22);
                }
                errors++;
              }
            }
            if (data7.template !== void 0) {
              let data10 = data7.template;
              if (typeof data10 === "string") {
                if (func1(data10) > 512) {
                  const err23 = { instancePath: instancePath + "/dropIns/" + i0 + "/template", schemaPath: "#/$defs/dropIn/properties/template/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema70.properties.template, data: data10 };
                  if (vErrors === null) {
                    vErrors = [err23];
                  } else {
                    vErrors.push(err23);
                  }
                  errors++;
                }
                if (func1(data10) < 1) {
                  const err24 = { instancePath: instancePath + "/dropIns/" + i0 + "/template", schemaPath: "#/$defs/dropIn/properties/template/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema70.properties.template, data: data10 };
                  if (vErrors === null) {
                    vErrors = [err24];
                  } else {
                    vErrors.push(err24);
                  }
                  errors++;
                }
              } else {
                const err25 = { instancePath: instancePath + "/dropIns/" + i0 + "/template", schemaPath: "#/$defs/dropIn/properties/template/type", keyword: "type", params: { type: "string" }, schema: schema70.properties.template.type, parentSchema: schema70.properties.template, data: data10 };
                if (vErrors === null) {
                  vErrors = [err25];
                } else {
                  vErrors.push(err25);
                }
                errors++;
              }
            }
            if (data7.content !== void 0) {
              let data11 = data7.content;
              if (typeof data11 === "string") {
                if (func1(data11) > 65536) {
                  const err26 = { instancePath: instancePath + "/dropIns/" + i0 + "/content", schemaPath: "#/$defs/dropIn/properties/content/maxLength", keyword: "maxLength", params: { limit: 65536 }, schema: 65536, parentSchema: schema70.properties.content, data: data11 };
                  if (vErrors === null) {
                    vErrors = [err26];
                  } else {
                    vErrors.push(err26);
                  }
                  errors++;
                }
              } else {
                const err27 = { instancePath: instancePath + "/dropIns/" + i0 + "/content", schemaPath: "#/$defs/dropIn/properties/content/type", keyword: "type", params: { type: "string" }, schema: schema70.properties.content.type, parentSchema: schema70.properties.content, data: data11 };
                if (vErrors === null) {
                  vErrors = [err27];
                } else {
                  vErrors.push(err27);
                }
                errors++;
              }
            }
          } else {
            const err28 = { instancePath: instancePath + "/dropIns/" + i0, schemaPath: "#/$defs/dropIn/type", keyword: "type", params: { type: "object" }, schema: schema70.type, parentSchema: schema70, data: data7 };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
        }
      } else {
        const err29 = { instancePath: instancePath + "/dropIns", schemaPath: "#/properties/dropIns/type", keyword: "type", params: { type: "array" }, schema: schema69.properties.dropIns.type, parentSchema: schema69.properties.dropIns, data: data6 };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
  } else {
    const err30 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema69.type, parentSchema: schema69, data };
    if (vErrors === null) {
      vErrors = [err30];
    } else {
      vErrors.push(err30);
    }
    errors++;
  }
  validate43.errors = vErrors;
  return errors === 0;
}
validate43.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema71 = { "description": "One way to ask whether the service is well on a node. Exactly one of unit, http, tcp and command.", "type": "object", "additionalProperties": false, "properties": { "unit": { "type": "string", "minLength": 1, "maxLength": 255, "description": "This unit is active and does not restart." }, "http": { "description": "A GET request, asked through the SSH connection, as the node itself would.", "type": "object", "additionalProperties": false, "properties": { "host": { "description": "127.0.0.1 unless said.", "type": "string", "minLength": 1, "maxLength": 253 }, "port": { "$ref": "#/$defs/port" }, "path": { "description": "/ unless said.", "type": "string", "minLength": 1, "maxLength": 1024, "pattern": "^/[!-~]*$" }, "status": { "description": "The answer it must give; 200 unless said.", "type": "integer", "minimum": 100, "maximum": 599 }, "timeout": { "$ref": "#/$defs/duration", "description": "2s unless said." } }, "required": ["port"] }, "tcp": { "description": "Somebody accepts a connection, asked through the SSH connection.", "type": "object", "additionalProperties": false, "properties": { "host": { "description": "127.0.0.1 unless said.", "type": "string", "minLength": 1, "maxLength": 253 }, "port": { "$ref": "#/$defs/port" }, "timeout": { "$ref": "#/$defs/duration", "description": "2s unless said." } }, "required": ["port"] }, "command": { "description": "A command on the node exits with 0.", "type": "object", "additionalProperties": false, "properties": { "run": { "description": "The command as a list of arguments; no shell reads it.", "type": "array", "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 4096 }, "minItems": 1 }, "timeout": { "$ref": "#/$defs/duration", "description": "10s unless said." } }, "required": ["run"] } }, "minProperties": 1, "maxProperties": 1 };
var pattern28 = new RegExp("^/[!-~]*$", "u");
function validate45(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate45.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length > 1) {
      const err0 = { instancePath, schemaPath: "#/maxProperties", keyword: "maxProperties", params: { limit: 1 }, schema: 1, parentSchema: schema71, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (Object.keys(data).length < 1) {
      const err1 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 }, schema: 1, parentSchema: schema71, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "unit" || key0 === "http" || key0 === "tcp" || key0 === "command")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema71, data };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.unit !== void 0) {
      let data0 = data.unit;
      if (typeof data0 === "string") {
        if (func1(data0) > 255) {
          const err3 = { instancePath: instancePath + "/unit", schemaPath: "#/properties/unit/maxLength", keyword: "maxLength", params: { limit: 255 }, schema: 255, parentSchema: schema71.properties.unit, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (func1(data0) < 1) {
          const err4 = { instancePath: instancePath + "/unit", schemaPath: "#/properties/unit/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema71.properties.unit, data: data0 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/unit", schemaPath: "#/properties/unit/type", keyword: "type", params: { type: "string" }, schema: schema71.properties.unit.type, parentSchema: schema71.properties.unit, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.http !== void 0) {
      let data1 = data.http;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        if (data1.port === void 0) {
          const err6 = { instancePath: instancePath + "/http", schemaPath: "#/properties/http/required", keyword: "required", params: { missingProperty: "port" }, schema: schema71.properties.http.required, parentSchema: schema71.properties.http, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        for (const key1 in data1) {
          if (!(key1 === "host" || key1 === "port" || key1 === "path" || key1 === "status" || key1 === "timeout")) {
            const err7 = { instancePath: instancePath + "/http", schemaPath: "#/properties/http/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema71.properties.http, data: data1 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data1.host !== void 0) {
          let data2 = data1.host;
          if (typeof data2 === "string") {
            if (func1(data2) > 253) {
              const err8 = { instancePath: instancePath + "/http/host", schemaPath: "#/properties/http/properties/host/maxLength", keyword: "maxLength", params: { limit: 253 }, schema: 253, parentSchema: schema71.properties.http.properties.host, data: data2 };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
            if (func1(data2) < 1) {
              const err9 = { instancePath: instancePath + "/http/host", schemaPath: "#/properties/http/properties/host/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema71.properties.http.properties.host, data: data2 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          } else {
            const err10 = { instancePath: instancePath + "/http/host", schemaPath: "#/properties/http/properties/host/type", keyword: "type", params: { type: "string" }, schema: schema71.properties.http.properties.host.type, parentSchema: schema71.properties.http.properties.host, data: data2 };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
        if (data1.port !== void 0) {
          let data3 = data1.port;
          if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
            const err11 = { instancePath: instancePath + "/http/port", schemaPath: "#/$defs/port/type", keyword: "type", params: { type: "integer" }, schema: schema72.type, parentSchema: schema72, data: data3 };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
          if (typeof data3 == "number" && isFinite(data3)) {
            if (data3 > 65535 || isNaN(data3)) {
              const err12 = { instancePath: instancePath + "/http/port", schemaPath: "#/$defs/port/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, schema: 65535, parentSchema: schema72, data: data3 };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
            if (data3 < 1 || isNaN(data3)) {
              const err13 = { instancePath: instancePath + "/http/port", schemaPath: "#/$defs/port/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema72, data: data3 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          }
        }
        if (data1.path !== void 0) {
          let data4 = data1.path;
          if (typeof data4 === "string") {
            if (func1(data4) > 1024) {
              const err14 = { instancePath: instancePath + "/http/path", schemaPath: "#/properties/http/properties/path/maxLength", keyword: "maxLength", params: { limit: 1024 }, schema: 1024, parentSchema: schema71.properties.http.properties.path, data: data4 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            if (func1(data4) < 1) {
              const err15 = { instancePath: instancePath + "/http/path", schemaPath: "#/properties/http/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema71.properties.http.properties.path, data: data4 };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
            if (!pattern28.test(data4)) {
              const err16 = { instancePath: instancePath + "/http/path", schemaPath: "#/properties/http/properties/path/pattern", keyword: "pattern", params: { pattern: "^/[!-~]*$" }, schema: "^/[!-~]*$", parentSchema: schema71.properties.http.properties.path, data: data4 };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
          } else {
            const err17 = { instancePath: instancePath + "/http/path", schemaPath: "#/properties/http/properties/path/type", keyword: "type", params: { type: "string" }, schema: schema71.properties.http.properties.path.type, parentSchema: schema71.properties.http.properties.path, data: data4 };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
        if (data1.status !== void 0) {
          let data5 = data1.status;
          if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
            const err18 = { instancePath: instancePath + "/http/status", schemaPath: "#/properties/http/properties/status/type", keyword: "type", params: { type: "integer" }, schema: schema71.properties.http.properties.status.type, parentSchema: schema71.properties.http.properties.status, data: data5 };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
          if (typeof data5 == "number" && isFinite(data5)) {
            if (data5 > 599 || isNaN(data5)) {
              const err19 = { instancePath: instancePath + "/http/status", schemaPath: "#/properties/http/properties/status/maximum", keyword: "maximum", params: { comparison: "<=", limit: 599 }, schema: 599, parentSchema: schema71.properties.http.properties.status, data: data5 };
              if (vErrors === null) {
                vErrors = [err19];
              } else {
                vErrors.push(err19);
              }
              errors++;
            }
            if (data5 < 100 || isNaN(data5)) {
              const err20 = { instancePath: instancePath + "/http/status", schemaPath: "#/properties/http/properties/status/minimum", keyword: "minimum", params: { comparison: ">=", limit: 100 }, schema: 100, parentSchema: schema71.properties.http.properties.status, data: data5 };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
          }
        }
        if (data1.timeout !== void 0) {
          let data6 = data1.timeout;
          if (typeof data6 === "string") {
            if (func1(data6) > 12) {
              const err21 = { instancePath: instancePath + "/http/timeout", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data6 };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
            if (func1(data6) < 2) {
              const err22 = { instancePath: instancePath + "/http/timeout", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data6 };
              if (vErrors === null) {
                vErrors = [err22];
              } else {
                vErrors.push(err22);
              }
              errors++;
            }
            if (!pattern17.test(data6)) {
              const err23 = { instancePath: instancePath + "/http/timeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data6 };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
          } else {
            const err24 = { instancePath: instancePath + "/http/timeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data6 };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
      } else {
        const err25 = { instancePath: instancePath + "/http", schemaPath: "#/properties/http/type", keyword: "type", params: { type: "object" }, schema: schema71.properties.http.type, parentSchema: schema71.properties.http, data: data1 };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
    if (data.tcp !== void 0) {
      let data7 = data.tcp;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        if (data7.port === void 0) {
          const err26 = { instancePath: instancePath + "/tcp", schemaPath: "#/properties/tcp/required", keyword: "required", params: { missingProperty: "port" }, schema: schema71.properties.tcp.required, parentSchema: schema71.properties.tcp, data: data7 };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
        for (const key2 in data7) {
          if (!(key2 === "host" || key2 === "port" || key2 === "timeout")) {
            const err27 = { instancePath: instancePath + "/tcp", schemaPath: "#/properties/tcp/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, schema: false, parentSchema: schema71.properties.tcp, data: data7 };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
        if (data7.host !== void 0) {
          let data8 = data7.host;
          if (typeof data8 === "string") {
            if (func1(data8) > 253) {
              const err28 = { instancePath: instancePath + "/tcp/host", schemaPath: "#/properties/tcp/properties/host/maxLength", keyword: "maxLength", params: { limit: 253 }, schema: 253, parentSchema: schema71.properties.tcp.properties.host, data: data8 };
              if (vErrors === null) {
                vErrors = [err28];
              } else {
                vErrors.push(err28);
              }
              errors++;
            }
            if (func1(data8) < 1) {
              const err29 = { instancePath: instancePath + "/tcp/host", schemaPath: "#/properties/tcp/properties/host/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema71.properties.tcp.properties.host, data: data8 };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
          } else {
            const err30 = { instancePath: instancePath + "/tcp/host", schemaPath: "#/properties/tcp/properties/host/type", keyword: "type", params: { type: "string" }, schema: schema71.properties.tcp.properties.host.type, parentSchema: schema71.properties.tcp.properties.host, data: data8 };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
        }
        if (data7.port !== void 0) {
          let data9 = data7.port;
          if (!(typeof data9 == "number" && (!(data9 % 1) && !isNaN(data9)) && isFinite(data9))) {
            const err31 = { instancePath: instancePath + "/tcp/port", schemaPath: "#/$defs/port/type", keyword: "type", params: { type: "integer" }, schema: schema72.type, parentSchema: schema72, data: data9 };
            if (vErrors === null) {
              vErrors = [err31];
            } else {
              vErrors.push(err31);
            }
            errors++;
          }
          if (typeof data9 == "number" && isFinite(data9)) {
            if (data9 > 65535 || isNaN(data9)) {
              const err32 = { instancePath: instancePath + "/tcp/port", schemaPath: "#/$defs/port/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, schema: 65535, parentSchema: schema72, data: data9 };
              if (vErrors === null) {
                vErrors = [err32];
              } else {
                vErrors.push(err32);
              }
              errors++;
            }
            if (data9 < 1 || isNaN(data9)) {
              const err33 = { instancePath: instancePath + "/tcp/port", schemaPath: "#/$defs/port/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema72, data: data9 };
              if (vErrors === null) {
                vErrors = [err33];
              } else {
                vErrors.push(err33);
              }
              errors++;
            }
          }
        }
        if (data7.timeout !== void 0) {
          let data10 = data7.timeout;
          if (typeof data10 === "string") {
            if (func1(data10) > 12) {
              const err34 = { instancePath: instancePath + "/tcp/timeout", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data10 };
              if (vErrors === null) {
                vErrors = [err34];
              } else {
                vErrors.push(err34);
              }
              errors++;
            }
            if (func1(data10) < 2) {
              const err35 = { instancePath: instancePath + "/tcp/timeout", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data10 };
              if (vErrors === null) {
                vErrors = [err35];
              } else {
                vErrors.push(err35);
              }
              errors++;
            }
            if (!pattern17.test(data10)) {
              const err36 = { instancePath: instancePath + "/tcp/timeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data10 };
              if (vErrors === null) {
                vErrors = [err36];
              } else {
                vErrors.push(err36);
              }
              errors++;
            }
          } else {
            const err37 = { instancePath: instancePath + "/tcp/timeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data10 };
            if (vErrors === null) {
              vErrors = [err37];
            } else {
              vErrors.push(err37);
            }
            errors++;
          }
        }
      } else {
        const err38 = { instancePath: instancePath + "/tcp", schemaPath: "#/properties/tcp/type", keyword: "type", params: { type: "object" }, schema: schema71.properties.tcp.type, parentSchema: schema71.properties.tcp, data: data7 };
        if (vErrors === null) {
          vErrors = [err38];
        } else {
          vErrors.push(err38);
        }
        errors++;
      }
    }
    if (data.command !== void 0) {
      let data11 = data.command;
      if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
        if (data11.run === void 0) {
          const err39 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/required", keyword: "required", params: { missingProperty: "run" }, schema: schema71.properties.command.required, parentSchema: schema71.properties.command, data: data11 };
          if (vErrors === null) {
            vErrors = [err39];
          } else {
            vErrors.push(err39);
          }
          errors++;
        }
        for (const key3 in data11) {
          if (!(key3 === "run" || key3 === "timeout")) {
            const err40 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, schema: false, parentSchema: schema71.properties.command, data: data11 };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
        }
        if (data11.run !== void 0) {
          let data12 = data11.run;
          if (Array.isArray(data12)) {
            if (data12.length > 64) {
              const err41 = { instancePath: instancePath + "/command/run", schemaPath: "#/properties/command/properties/run/maxItems", keyword: "maxItems", params: { limit: 64 }, schema: 64, parentSchema: schema71.properties.command.properties.run, data: data12 };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
            if (data12.length < 1) {
              const err42 = { instancePath: instancePath + "/command/run", schemaPath: "#/properties/command/properties/run/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema71.properties.command.properties.run, data: data12 };
              if (vErrors === null) {
                vErrors = [err42];
              } else {
                vErrors.push(err42);
              }
              errors++;
            }
            const len0 = data12.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data13 = data12[i0];
              if (typeof data13 === "string") {
                if (func1(data13) > 4096) {
                  const err43 = { instancePath: instancePath + "/command/run/" + i0, schemaPath: "#/properties/command/properties/run/items/maxLength", keyword: "maxLength", params: { limit: 4096 }, schema: 4096, parentSchema: schema71.properties.command.properties.run.items, data: data13 };
                  if (vErrors === null) {
                    vErrors = [err43];
                  } else {
                    vErrors.push(err43);
                  }
                  errors++;
                }
                if (func1(data13) < 1) {
                  const err44 = { instancePath: instancePath + "/command/run/" + i0, schemaPath: "#/properties/command/properties/run/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema71.properties.command.properties.run.items, data: data13 };
                  if (vErrors === null) {
                    vErrors = [err44];
                  } else {
                    vErrors.push(err44);
                  }
                  errors++;
                }
              } else {
                const err45 = { instancePath: instancePath + "/command/run/" + i0, schemaPath: "#/properties/command/properties/run/items/type", keyword: "type", params: { type: "string" }, schema: schema71.properties.command.properties.run.items.type, parentSchema: schema71.properties.command.properties.run.items, data: data13 };
                if (vErrors === null) {
                  vErrors = [err45];
                } else {
                  vErrors.push(err45);
                }
                errors++;
              }
            }
          } else {
            const err46 = { instancePath: instancePath + "/command/run", schemaPath: "#/properties/command/properties/run/type", keyword: "type", params: { type: "array" }, schema: schema71.properties.command.properties.run.type, parentSchema: schema71.properties.command.properties.run, data: data12 };
            if (vErrors === null) {
              vErrors = [err46];
            } else {
              vErrors.push(err46);
            }
            errors++;
          }
        }
        if (data11.timeout !== void 0) {
          let data14 = data11.timeout;
          if (typeof data14 === "string") {
            if (func1(data14) > 12) {
              const err47 = { instancePath: instancePath + "/command/timeout", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data14 };
              if (vErrors === null) {
                vErrors = [err47];
              } else {
                vErrors.push(err47);
              }
              errors++;
            }
            if (func1(data14) < 2) {
              const err48 = { instancePath: instancePath + "/command/timeout", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data14 };
              if (vErrors === null) {
                vErrors = [err48];
              } else {
                vErrors.push(err48);
              }
              errors++;
            }
            if (!pattern17.test(data14)) {
              const err49 = { instancePath: instancePath + "/command/timeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data14 };
              if (vErrors === null) {
                vErrors = [err49];
              } else {
                vErrors.push(err49);
              }
              errors++;
            }
          } else {
            const err50 = { instancePath: instancePath + "/command/timeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data14 };
            if (vErrors === null) {
              vErrors = [err50];
            } else {
              vErrors.push(err50);
            }
            errors++;
          }
        }
      } else {
        const err51 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/type", keyword: "type", params: { type: "object" }, schema: schema71.properties.command.type, parentSchema: schema71.properties.command, data: data11 };
        if (vErrors === null) {
          vErrors = [err51];
        } else {
          vErrors.push(err51);
        }
        errors++;
      }
    }
  } else {
    const err52 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema71.type, parentSchema: schema71, data };
    if (vErrors === null) {
      vErrors = [err52];
    } else {
      vErrors.push(err52);
    }
    errors++;
  }
  validate45.errors = vErrors;
  return errors === 0;
}
validate45.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema77 = { "description": "Commands of your own around a change. Each runs at most once for what it belongs to, never again by itself.", "type": "object", "additionalProperties": false, "properties": { "beforeRollout": { "description": "Once for a version, on the first node, when its release lies there and its files are validated; no node has been changed by then.", "type": "array", "maxItems": 16, "items": { "$ref": "#/$defs/rolloutHook" } }, "beforeNode": { "description": "On each node before its change, and before the way back: take it out of the load balancer.", "type": "array", "maxItems": 16, "items": { "$ref": "#/$defs/hook" } }, "afterNode": { "description": "On each node once it is healthy, and after the way back: put it in again.", "type": "array", "maxItems": 16, "items": { "$ref": "#/$defs/hook" } }, "afterRollout": { "description": "Once for a version, on one node, when all nodes are healthy.", "type": "array", "maxItems": 16, "items": { "$ref": "#/$defs/rolloutHook" } } } };
var schema78 = { "description": "A command that runs once for a version, on one node.", "type": "object", "additionalProperties": false, "properties": { "name": { "$ref": "#/$defs/name", "description": "Identifies it in the record, and when lists are merged." }, "run": { "description": "The command, as a list of arguments; no shell reads it. A relative path begins in the new release.", "type": "array", "minItems": 1, "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 4096 } }, "timeout": { "$ref": "#/$defs/duration", "description": "Ended after so long; what it did is then not known, and a person is asked. Mandatory." }, "wait": { "$ref": "#/$defs/duration", "description": "Rest after it succeeded, until connections have drained; none unless said." }, "on": { "description": "Where it runs: on one node, also unless said.", "enum": ["one"] }, "irreversible": { "description": "What it does cannot be taken back: a failure after it pauses, unless it is compatible with the version before.", "type": "boolean" }, "compatibleWithPrevious": { "description": "The version before runs well on what it did: a failure restores and reverts as always, and what it did stays.", "type": "boolean" } }, "required": ["name"] };
function validate48(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate48.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, schema: schema78.required, parentSchema: schema78, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "name" || key0 === "run" || key0 === "timeout" || key0 === "wait" || key0 === "on" || key0 === "irreversible" || key0 === "compatibleWithPrevious")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema78, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (func1(data0) > 63) {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema33, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (func1(data0) < 1) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (!pattern4.test(data0)) {
          const err4 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$", parentSchema: schema33, data: data0 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema33.type, parentSchema: schema33, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.run !== void 0) {
      let data1 = data.run;
      if (Array.isArray(data1)) {
        if (data1.length > 64) {
          const err6 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/maxItems", keyword: "maxItems", params: { limit: 64 }, schema: 64, parentSchema: schema78.properties.run, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data1.length < 1) {
          const err7 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema78.properties.run, data: data1 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (typeof data2 === "string") {
            if (func1(data2) > 4096) {
              const err8 = { instancePath: instancePath + "/run/" + i0, schemaPath: "#/properties/run/items/maxLength", keyword: "maxLength", params: { limit: 4096 }, schema: 4096, parentSchema: schema78.properties.run.items, data: data2 };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
            if (func1(data2) < 1) {
              const err9 = { instancePath: instancePath + "/run/" + i0, schemaPath: "#/properties/run/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema78.properties.run.items, data: data2 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          } else {
            const err10 = { instancePath: instancePath + "/run/" + i0, schemaPath: "#/properties/run/items/type", keyword: "type", params: { type: "string" }, schema: schema78.properties.run.items.type, parentSchema: schema78.properties.run.items, data: data2 };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
      } else {
        const err11 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/type", keyword: "type", params: { type: "array" }, schema: schema78.properties.run.type, parentSchema: schema78.properties.run, data: data1 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.timeout !== void 0) {
      let data3 = data.timeout;
      if (typeof data3 === "string") {
        if (func1(data3) > 12) {
          const err12 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data3 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        if (func1(data3) < 2) {
          const err13 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data3 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (!pattern17.test(data3)) {
          const err14 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data3 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data3 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.wait !== void 0) {
      let data4 = data.wait;
      if (typeof data4 === "string") {
        if (func1(data4) > 12) {
          const err16 = { instancePath: instancePath + "/wait", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data4 };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        if (func1(data4) < 2) {
          const err17 = { instancePath: instancePath + "/wait", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data4 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
        if (!pattern17.test(data4)) {
          const err18 = { instancePath: instancePath + "/wait", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data4 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/wait", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data4 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.on !== void 0) {
      let data5 = data.on;
      if (!(data5 === "one")) {
        const err20 = { instancePath: instancePath + "/on", schemaPath: "#/properties/on/enum", keyword: "enum", params: { allowedValues: schema78.properties.on.enum }, schema: schema78.properties.on.enum, parentSchema: schema78.properties.on, data: data5 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.irreversible !== void 0) {
      let data6 = data.irreversible;
      if (typeof data6 !== "boolean") {
        const err21 = { instancePath: instancePath + "/irreversible", schemaPath: "#/properties/irreversible/type", keyword: "type", params: { type: "boolean" }, schema: schema78.properties.irreversible.type, parentSchema: schema78.properties.irreversible, data: data6 };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.compatibleWithPrevious !== void 0) {
      let data7 = data.compatibleWithPrevious;
      if (typeof data7 !== "boolean") {
        const err22 = { instancePath: instancePath + "/compatibleWithPrevious", schemaPath: "#/properties/compatibleWithPrevious/type", keyword: "type", params: { type: "boolean" }, schema: schema78.properties.compatibleWithPrevious.type, parentSchema: schema78.properties.compatibleWithPrevious, data: data7 };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
  } else {
    const err23 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema78.type, parentSchema: schema78, data };
    if (vErrors === null) {
      vErrors = [err23];
    } else {
      vErrors.push(err23);
    }
    errors++;
  }
  validate48.errors = vErrors;
  return errors === 0;
}
validate48.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema82 = { "description": "A command that runs on each node around its change, and around the way back.", "type": "object", "additionalProperties": false, "properties": { "name": { "$ref": "#/$defs/name", "description": "Identifies it in the record, and when lists are merged." }, "run": { "description": "The command, as a list of arguments; no shell reads it. A relative path begins in the new release.", "type": "array", "minItems": 1, "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 4096 } }, "timeout": { "$ref": "#/$defs/duration", "description": "Ended after so long; what it did is then not known, and a person is asked. Mandatory." }, "wait": { "$ref": "#/$defs/duration", "description": "Rest after it succeeded, until connections have drained; none unless said." }, "irreversible": { "description": "What it does cannot be taken back: a failure after it pauses, unless it is compatible with the version before.", "type": "boolean" }, "compatibleWithPrevious": { "description": "The version before runs well on what it did: a failure restores and reverts as always, and what it did stays.", "type": "boolean" } }, "required": ["name"] };
function validate50(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate50.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, schema: schema82.required, parentSchema: schema82, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "name" || key0 === "run" || key0 === "timeout" || key0 === "wait" || key0 === "irreversible" || key0 === "compatibleWithPrevious")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema82, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (func1(data0) > 63) {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema33, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (func1(data0) < 1) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (!pattern4.test(data0)) {
          const err4 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$", parentSchema: schema33, data: data0 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema33.type, parentSchema: schema33, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.run !== void 0) {
      let data1 = data.run;
      if (Array.isArray(data1)) {
        if (data1.length > 64) {
          const err6 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/maxItems", keyword: "maxItems", params: { limit: 64 }, schema: 64, parentSchema: schema82.properties.run, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data1.length < 1) {
          const err7 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema82.properties.run, data: data1 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (typeof data2 === "string") {
            if (func1(data2) > 4096) {
              const err8 = { instancePath: instancePath + "/run/" + i0, schemaPath: "#/properties/run/items/maxLength", keyword: "maxLength", params: { limit: 4096 }, schema: 4096, parentSchema: schema82.properties.run.items, data: data2 };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
            if (func1(data2) < 1) {
              const err9 = { instancePath: instancePath + "/run/" + i0, schemaPath: "#/properties/run/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema82.properties.run.items, data: data2 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          } else {
            const err10 = { instancePath: instancePath + "/run/" + i0, schemaPath: "#/properties/run/items/type", keyword: "type", params: { type: "string" }, schema: schema82.properties.run.items.type, parentSchema: schema82.properties.run.items, data: data2 };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
      } else {
        const err11 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/type", keyword: "type", params: { type: "array" }, schema: schema82.properties.run.type, parentSchema: schema82.properties.run, data: data1 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.timeout !== void 0) {
      let data3 = data.timeout;
      if (typeof data3 === "string") {
        if (func1(data3) > 12) {
          const err12 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data3 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        if (func1(data3) < 2) {
          const err13 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data3 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (!pattern17.test(data3)) {
          const err14 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data3 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data3 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.wait !== void 0) {
      let data4 = data.wait;
      if (typeof data4 === "string") {
        if (func1(data4) > 12) {
          const err16 = { instancePath: instancePath + "/wait", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data4 };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        if (func1(data4) < 2) {
          const err17 = { instancePath: instancePath + "/wait", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data4 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
        if (!pattern17.test(data4)) {
          const err18 = { instancePath: instancePath + "/wait", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data4 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/wait", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data4 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.irreversible !== void 0) {
      let data5 = data.irreversible;
      if (typeof data5 !== "boolean") {
        const err20 = { instancePath: instancePath + "/irreversible", schemaPath: "#/properties/irreversible/type", keyword: "type", params: { type: "boolean" }, schema: schema82.properties.irreversible.type, parentSchema: schema82.properties.irreversible, data: data5 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.compatibleWithPrevious !== void 0) {
      let data6 = data.compatibleWithPrevious;
      if (typeof data6 !== "boolean") {
        const err21 = { instancePath: instancePath + "/compatibleWithPrevious", schemaPath: "#/properties/compatibleWithPrevious/type", keyword: "type", params: { type: "boolean" }, schema: schema82.properties.compatibleWithPrevious.type, parentSchema: schema82.properties.compatibleWithPrevious, data: data6 };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
  } else {
    const err22 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema82.type, parentSchema: schema82, data };
    if (vErrors === null) {
      vErrors = [err22];
    } else {
      vErrors.push(err22);
    }
    errors++;
  }
  validate50.errors = vErrors;
  return errors === 0;
}
validate50.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate47(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate47.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "beforeRollout" || key0 === "beforeNode" || key0 === "afterNode" || key0 === "afterRollout")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema77, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.beforeRollout !== void 0) {
      let data0 = data.beforeRollout;
      if (Array.isArray(data0)) {
        if (data0.length > 16) {
          const err1 = { instancePath: instancePath + "/beforeRollout", schemaPath: "#/properties/beforeRollout/maxItems", keyword: "maxItems", params: { limit: 16 }, schema: 16, parentSchema: schema77.properties.beforeRollout, data: data0 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate48(data0[i0], { instancePath: instancePath + "/beforeRollout/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err2 = { instancePath: instancePath + "/beforeRollout", schemaPath: "#/properties/beforeRollout/type", keyword: "type", params: { type: "array" }, schema: schema77.properties.beforeRollout.type, parentSchema: schema77.properties.beforeRollout, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.beforeNode !== void 0) {
      let data2 = data.beforeNode;
      if (Array.isArray(data2)) {
        if (data2.length > 16) {
          const err3 = { instancePath: instancePath + "/beforeNode", schemaPath: "#/properties/beforeNode/maxItems", keyword: "maxItems", params: { limit: 16 }, schema: 16, parentSchema: schema77.properties.beforeNode, data: data2 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        const len1 = data2.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (!validate50(data2[i1], { instancePath: instancePath + "/beforeNode/" + i1, parentData: data2, parentDataProperty: i1, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err4 = { instancePath: instancePath + "/beforeNode", schemaPath: "#/properties/beforeNode/type", keyword: "type", params: { type: "array" }, schema: schema77.properties.beforeNode.type, parentSchema: schema77.properties.beforeNode, data: data2 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.afterNode !== void 0) {
      let data4 = data.afterNode;
      if (Array.isArray(data4)) {
        if (data4.length > 16) {
          const err5 = { instancePath: instancePath + "/afterNode", schemaPath: "#/properties/afterNode/maxItems", keyword: "maxItems", params: { limit: 16 }, schema: 16, parentSchema: schema77.properties.afterNode, data: data4 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        const len2 = data4.length;
        for (let i2 = 0; i2 < len2; i2++) {
          if (!validate50(data4[i2], { instancePath: instancePath + "/afterNode/" + i2, parentData: data4, parentDataProperty: i2, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/afterNode", schemaPath: "#/properties/afterNode/type", keyword: "type", params: { type: "array" }, schema: schema77.properties.afterNode.type, parentSchema: schema77.properties.afterNode, data: data4 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.afterRollout !== void 0) {
      let data6 = data.afterRollout;
      if (Array.isArray(data6)) {
        if (data6.length > 16) {
          const err7 = { instancePath: instancePath + "/afterRollout", schemaPath: "#/properties/afterRollout/maxItems", keyword: "maxItems", params: { limit: 16 }, schema: 16, parentSchema: schema77.properties.afterRollout, data: data6 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        const len3 = data6.length;
        for (let i3 = 0; i3 < len3; i3++) {
          if (!validate48(data6[i3], { instancePath: instancePath + "/afterRollout/" + i3, parentData: data6, parentDataProperty: i3, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/afterRollout", schemaPath: "#/properties/afterRollout/type", keyword: "type", params: { type: "array" }, schema: schema77.properties.afterRollout.type, parentSchema: schema77.properties.afterRollout, data: data6 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema77.type, parentSchema: schema77, data };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate47.errors = vErrors;
  return errors === 0;
}
validate47.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate55.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func6.call(schema86.properties, key0)) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema86, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.canary !== void 0) {
      let data0 = data.canary;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0)) && typeof data0 !== "string") {
        const err1 = { instancePath: instancePath + "/canary", schemaPath: "#/$defs/amount/type", keyword: "type", params: { type: schema87.type }, schema: schema87.type, parentSchema: schema87, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 1e5 || isNaN(data0)) {
          const err2 = { instancePath: instancePath + "/canary", schemaPath: "#/$defs/amount/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, schema: 1e5, parentSchema: schema87, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (data0 < 1 || isNaN(data0)) {
          const err3 = { instancePath: instancePath + "/canary", schemaPath: "#/$defs/amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema87, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      }
      if (typeof data0 === "string") {
        if (func1(data0) > 4) {
          const err4 = { instancePath: instancePath + "/canary", schemaPath: "#/$defs/amount/maxLength", keyword: "maxLength", params: { limit: 4 }, schema: 4, parentSchema: schema87, data: data0 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (!pattern38.test(data0)) {
          const err5 = { instancePath: instancePath + "/canary", schemaPath: "#/$defs/amount/pattern", keyword: "pattern", params: { pattern: "^([1-9][0-9]?|100)%$" }, schema: "^([1-9][0-9]?|100)%$", parentSchema: schema87, data: data0 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
    }
    if (data.canaryBakeTime !== void 0) {
      let data1 = data.canaryBakeTime;
      if (typeof data1 === "string") {
        if (func1(data1) > 12) {
          const err6 = { instancePath: instancePath + "/canaryBakeTime", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (func1(data1) < 2) {
          const err7 = { instancePath: instancePath + "/canaryBakeTime", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data1 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (!pattern17.test(data1)) {
          const err8 = { instancePath: instancePath + "/canaryBakeTime", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data1 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/canaryBakeTime", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data1 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.pauseAfterCanary !== void 0) {
      let data2 = data.pauseAfterCanary;
      if (typeof data2 !== "boolean") {
        const err10 = { instancePath: instancePath + "/pauseAfterCanary", schemaPath: "#/properties/pauseAfterCanary/type", keyword: "type", params: { type: "boolean" }, schema: schema86.properties.pauseAfterCanary.type, parentSchema: schema86.properties.pauseAfterCanary, data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.maxParallel !== void 0) {
      let data3 = data.maxParallel;
      if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3)) && typeof data3 !== "string" && !Array.isArray(data3)) {
        const err11 = { instancePath: instancePath + "/maxParallel", schemaPath: "#/properties/maxParallel/type", keyword: "type", params: { type: schema86.properties.maxParallel.type }, schema: schema86.properties.maxParallel.type, parentSchema: schema86.properties.maxParallel, data: data3 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 > 1e5 || isNaN(data3)) {
          const err12 = { instancePath: instancePath + "/maxParallel", schemaPath: "#/properties/maxParallel/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, schema: 1e5, parentSchema: schema86.properties.maxParallel, data: data3 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        if (data3 < 1 || isNaN(data3)) {
          const err13 = { instancePath: instancePath + "/maxParallel", schemaPath: "#/properties/maxParallel/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema86.properties.maxParallel, data: data3 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      }
      if (typeof data3 === "string") {
        if (func1(data3) > 4) {
          const err14 = { instancePath: instancePath + "/maxParallel", schemaPath: "#/properties/maxParallel/maxLength", keyword: "maxLength", params: { limit: 4 }, schema: 4, parentSchema: schema86.properties.maxParallel, data: data3 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        if (!pattern38.test(data3)) {
          const err15 = { instancePath: instancePath + "/maxParallel", schemaPath: "#/properties/maxParallel/pattern", keyword: "pattern", params: { pattern: "^([1-9][0-9]?|100)%$" }, schema: "^([1-9][0-9]?|100)%$", parentSchema: schema86.properties.maxParallel, data: data3 };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      }
      if (Array.isArray(data3)) {
        if (data3.length > 32) {
          const err16 = { instancePath: instancePath + "/maxParallel", schemaPath: "#/properties/maxParallel/maxItems", keyword: "maxItems", params: { limit: 32 }, schema: 32, parentSchema: schema86.properties.maxParallel, data: data3 };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        if (data3.length < 1) {
          const err17 = { instancePath: instancePath + "/maxParallel", schemaPath: "#/properties/maxParallel/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema86.properties.maxParallel, data: data3 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data4 = data3[i0];
          if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4)) && typeof data4 !== "string") {
            const err18 = { instancePath: instancePath + "/maxParallel/" + i0, schemaPath: "#/$defs/amount/type", keyword: "type", params: { type: schema87.type }, schema: schema87.type, parentSchema: schema87, data: data4 };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
          if (typeof data4 == "number" && isFinite(data4)) {
            if (data4 > 1e5 || isNaN(data4)) {
              const err19 = { instancePath: instancePath + "/maxParallel/" + i0, schemaPath: "#/$defs/amount/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, schema: 1e5, parentSchema: schema87, data: data4 };
              if (vErrors === null) {
                vErrors = [err19];
              } else {
                vErrors.push(err19);
              }
              errors++;
            }
            if (data4 < 1 || isNaN(data4)) {
              const err20 = { instancePath: instancePath + "/maxParallel/" + i0, schemaPath: "#/$defs/amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema87, data: data4 };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
          }
          if (typeof data4 === "string") {
            if (func1(data4) > 4) {
              const err21 = { instancePath: instancePath + "/maxParallel/" + i0, schemaPath: "#/$defs/amount/maxLength", keyword: "maxLength", params: { limit: 4 }, schema: 4, parentSchema: schema87, data: data4 };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
            if (!pattern38.test(data4)) {
              const err22 = { instancePath: instancePath + "/maxParallel/" + i0, schemaPath: "#/$defs/amount/pattern", keyword: "pattern", params: { pattern: "^([1-9][0-9]?|100)%$" }, schema: "^([1-9][0-9]?|100)%$", parentSchema: schema87, data: data4 };
              if (vErrors === null) {
                vErrors = [err22];
              } else {
                vErrors.push(err22);
              }
              errors++;
            }
          }
        }
      }
    }
    if (data.maxUnavailable !== void 0) {
      let data5 = data.maxUnavailable;
      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5)) && typeof data5 !== "string") {
        const err23 = { instancePath: instancePath + "/maxUnavailable", schemaPath: "#/$defs/amount/type", keyword: "type", params: { type: schema87.type }, schema: schema87.type, parentSchema: schema87, data: data5 };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 1e5 || isNaN(data5)) {
          const err24 = { instancePath: instancePath + "/maxUnavailable", schemaPath: "#/$defs/amount/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, schema: 1e5, parentSchema: schema87, data: data5 };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        if (data5 < 1 || isNaN(data5)) {
          const err25 = { instancePath: instancePath + "/maxUnavailable", schemaPath: "#/$defs/amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema87, data: data5 };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
      }
      if (typeof data5 === "string") {
        if (func1(data5) > 4) {
          const err26 = { instancePath: instancePath + "/maxUnavailable", schemaPath: "#/$defs/amount/maxLength", keyword: "maxLength", params: { limit: 4 }, schema: 4, parentSchema: schema87, data: data5 };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
        if (!pattern38.test(data5)) {
          const err27 = { instancePath: instancePath + "/maxUnavailable", schemaPath: "#/$defs/amount/pattern", keyword: "pattern", params: { pattern: "^([1-9][0-9]?|100)%$" }, schema: "^([1-9][0-9]?|100)%$", parentSchema: schema87, data: data5 };
          if (vErrors === null) {
            vErrors = [err27];
          } else {
            vErrors.push(err27);
          }
          errors++;
        }
      }
    }
    if (data.failureDomain !== void 0) {
      let data6 = data.failureDomain;
      if (typeof data6 === "string") {
        if (func1(data6) > 63) {
          const err28 = { instancePath: instancePath + "/failureDomain", schemaPath: "#/$defs/labelKey/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema35, data: data6 };
          if (vErrors === null) {
            vErrors = [err28];
          } else {
            vErrors.push(err28);
          }
          errors++;
        }
        if (func1(data6) < 1) {
          const err29 = { instancePath: instancePath + "/failureDomain", schemaPath: "#/$defs/labelKey/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema35, data: data6 };
          if (vErrors === null) {
            vErrors = [err29];
          } else {
            vErrors.push(err29);
          }
          errors++;
        }
        if (!pattern5.test(data6)) {
          const err30 = { instancePath: instancePath + "/failureDomain", schemaPath: "#/$defs/labelKey/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$" }, schema: "^(?!constructor$)[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$", parentSchema: schema35, data: data6 };
          if (vErrors === null) {
            vErrors = [err30];
          } else {
            vErrors.push(err30);
          }
          errors++;
        }
      } else {
        const err31 = { instancePath: instancePath + "/failureDomain", schemaPath: "#/$defs/labelKey/type", keyword: "type", params: { type: "string" }, schema: schema35.type, parentSchema: schema35, data: data6 };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
    }
    if (data.minHealthyTime !== void 0) {
      let data7 = data.minHealthyTime;
      if (typeof data7 === "string") {
        if (func1(data7) > 12) {
          const err32 = { instancePath: instancePath + "/minHealthyTime", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data7 };
          if (vErrors === null) {
            vErrors = [err32];
          } else {
            vErrors.push(err32);
          }
          errors++;
        }
        if (func1(data7) < 2) {
          const err33 = { instancePath: instancePath + "/minHealthyTime", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data7 };
          if (vErrors === null) {
            vErrors = [err33];
          } else {
            vErrors.push(err33);
          }
          errors++;
        }
        if (!pattern17.test(data7)) {
          const err34 = { instancePath: instancePath + "/minHealthyTime", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data7 };
          if (vErrors === null) {
            vErrors = [err34];
          } else {
            vErrors.push(err34);
          }
          errors++;
        }
      } else {
        const err35 = { instancePath: instancePath + "/minHealthyTime", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data7 };
        if (vErrors === null) {
          vErrors = [err35];
        } else {
          vErrors.push(err35);
        }
        errors++;
      }
    }
    if (data.healthyDeadline !== void 0) {
      let data8 = data.healthyDeadline;
      if (typeof data8 === "string") {
        if (func1(data8) > 12) {
          const err36 = { instancePath: instancePath + "/healthyDeadline", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data8 };
          if (vErrors === null) {
            vErrors = [err36];
          } else {
            vErrors.push(err36);
          }
          errors++;
        }
        if (func1(data8) < 2) {
          const err37 = { instancePath: instancePath + "/healthyDeadline", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data8 };
          if (vErrors === null) {
            vErrors = [err37];
          } else {
            vErrors.push(err37);
          }
          errors++;
        }
        if (!pattern17.test(data8)) {
          const err38 = { instancePath: instancePath + "/healthyDeadline", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data8 };
          if (vErrors === null) {
            vErrors = [err38];
          } else {
            vErrors.push(err38);
          }
          errors++;
        }
      } else {
        const err39 = { instancePath: instancePath + "/healthyDeadline", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data8 };
        if (vErrors === null) {
          vErrors = [err39];
        } else {
          vErrors.push(err39);
        }
        errors++;
      }
    }
    if (data.progressDeadline !== void 0) {
      let data9 = data.progressDeadline;
      if (typeof data9 === "string") {
        if (func1(data9) > 12) {
          const err40 = { instancePath: instancePath + "/progressDeadline", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data9 };
          if (vErrors === null) {
            vErrors = [err40];
          } else {
            vErrors.push(err40);
          }
          errors++;
        }
        if (func1(data9) < 2) {
          const err41 = { instancePath: instancePath + "/progressDeadline", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data9 };
          if (vErrors === null) {
            vErrors = [err41];
          } else {
            vErrors.push(err41);
          }
          errors++;
        }
        if (!pattern17.test(data9)) {
          const err42 = { instancePath: instancePath + "/progressDeadline", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data9 };
          if (vErrors === null) {
            vErrors = [err42];
          } else {
            vErrors.push(err42);
          }
          errors++;
        }
      } else {
        const err43 = { instancePath: instancePath + "/progressDeadline", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data9 };
        if (vErrors === null) {
          vErrors = [err43];
        } else {
          vErrors.push(err43);
        }
        errors++;
      }
    }
    if (data.confirmTimeout !== void 0) {
      let data10 = data.confirmTimeout;
      if (typeof data10 === "string") {
        if (func1(data10) > 12) {
          const err44 = { instancePath: instancePath + "/confirmTimeout", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data10 };
          if (vErrors === null) {
            vErrors = [err44];
          } else {
            vErrors.push(err44);
          }
          errors++;
        }
        if (func1(data10) < 2) {
          const err45 = { instancePath: instancePath + "/confirmTimeout", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data10 };
          if (vErrors === null) {
            vErrors = [err45];
          } else {
            vErrors.push(err45);
          }
          errors++;
        }
        if (!pattern17.test(data10)) {
          const err46 = { instancePath: instancePath + "/confirmTimeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data10 };
          if (vErrors === null) {
            vErrors = [err46];
          } else {
            vErrors.push(err46);
          }
          errors++;
        }
      } else {
        const err47 = { instancePath: instancePath + "/confirmTimeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data10 };
        if (vErrors === null) {
          vErrors = [err47];
        } else {
          vErrors.push(err47);
        }
        errors++;
      }
    }
    if (data.maxFailPercentage !== void 0) {
      let data11 = data.maxFailPercentage;
      if (!(typeof data11 == "number" && (!(data11 % 1) && !isNaN(data11)) && isFinite(data11))) {
        const err48 = { instancePath: instancePath + "/maxFailPercentage", schemaPath: "#/$defs/percentage/type", keyword: "type", params: { type: "integer" }, schema: schema96.type, parentSchema: schema96, data: data11 };
        if (vErrors === null) {
          vErrors = [err48];
        } else {
          vErrors.push(err48);
        }
        errors++;
      }
      if (typeof data11 == "number" && isFinite(data11)) {
        if (data11 > 100 || isNaN(data11)) {
          const err49 = { instancePath: instancePath + "/maxFailPercentage", schemaPath: "#/$defs/percentage/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, schema: 100, parentSchema: schema96, data: data11 };
          if (vErrors === null) {
            vErrors = [err49];
          } else {
            vErrors.push(err49);
          }
          errors++;
        }
        if (data11 < 0 || isNaN(data11)) {
          const err50 = { instancePath: instancePath + "/maxFailPercentage", schemaPath: "#/$defs/percentage/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema96, data: data11 };
          if (vErrors === null) {
            vErrors = [err50];
          } else {
            vErrors.push(err50);
          }
          errors++;
        }
      }
    }
    if (data.maxUnreachablePercentage !== void 0) {
      let data12 = data.maxUnreachablePercentage;
      if (!(typeof data12 == "number" && (!(data12 % 1) && !isNaN(data12)) && isFinite(data12))) {
        const err51 = { instancePath: instancePath + "/maxUnreachablePercentage", schemaPath: "#/$defs/percentage/type", keyword: "type", params: { type: "integer" }, schema: schema96.type, parentSchema: schema96, data: data12 };
        if (vErrors === null) {
          vErrors = [err51];
        } else {
          vErrors.push(err51);
        }
        errors++;
      }
      if (typeof data12 == "number" && isFinite(data12)) {
        if (data12 > 100 || isNaN(data12)) {
          const err52 = { instancePath: instancePath + "/maxUnreachablePercentage", schemaPath: "#/$defs/percentage/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, schema: 100, parentSchema: schema96, data: data12 };
          if (vErrors === null) {
            vErrors = [err52];
          } else {
            vErrors.push(err52);
          }
          errors++;
        }
        if (data12 < 0 || isNaN(data12)) {
          const err53 = { instancePath: instancePath + "/maxUnreachablePercentage", schemaPath: "#/$defs/percentage/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema96, data: data12 };
          if (vErrors === null) {
            vErrors = [err53];
          } else {
            vErrors.push(err53);
          }
          errors++;
        }
      }
    }
    if (data.onFailure !== void 0) {
      let data13 = data.onFailure;
      if (!(data13 === "restore" || data13 === "pause")) {
        const err54 = { instancePath: instancePath + "/onFailure", schemaPath: "#/properties/onFailure/enum", keyword: "enum", params: { allowedValues: schema86.properties.onFailure.enum }, schema: schema86.properties.onFailure.enum, parentSchema: schema86.properties.onFailure, data: data13 };
        if (vErrors === null) {
          vErrors = [err54];
        } else {
          vErrors.push(err54);
        }
        errors++;
      }
    }
    if (data.rollbackWindow !== void 0) {
      let data14 = data.rollbackWindow;
      if (!(typeof data14 == "number" && (!(data14 % 1) && !isNaN(data14)) && isFinite(data14))) {
        const err55 = { instancePath: instancePath + "/rollbackWindow", schemaPath: "#/properties/rollbackWindow/type", keyword: "type", params: { type: "integer" }, schema: schema86.properties.rollbackWindow.type, parentSchema: schema86.properties.rollbackWindow, data: data14 };
        if (vErrors === null) {
          vErrors = [err55];
        } else {
          vErrors.push(err55);
        }
        errors++;
      }
      if (typeof data14 == "number" && isFinite(data14)) {
        if (data14 > 50 || isNaN(data14)) {
          const err56 = { instancePath: instancePath + "/rollbackWindow", schemaPath: "#/properties/rollbackWindow/maximum", keyword: "maximum", params: { comparison: "<=", limit: 50 }, schema: 50, parentSchema: schema86.properties.rollbackWindow, data: data14 };
          if (vErrors === null) {
            vErrors = [err56];
          } else {
            vErrors.push(err56);
          }
          errors++;
        }
        if (data14 < 1 || isNaN(data14)) {
          const err57 = { instancePath: instancePath + "/rollbackWindow", schemaPath: "#/properties/rollbackWindow/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema86.properties.rollbackWindow, data: data14 };
          if (vErrors === null) {
            vErrors = [err57];
          } else {
            vErrors.push(err57);
          }
          errors++;
        }
      }
    }
    if (data.concurrency !== void 0) {
      let data15 = data.concurrency;
      if (!(data15 === "supersede")) {
        const err58 = { instancePath: instancePath + "/concurrency", schemaPath: "#/properties/concurrency/enum", keyword: "enum", params: { allowedValues: schema86.properties.concurrency.enum }, schema: schema86.properties.concurrency.enum, parentSchema: schema86.properties.concurrency, data: data15 };
        if (vErrors === null) {
          vErrors = [err58];
        } else {
          vErrors.push(err58);
        }
        errors++;
      }
    }
  } else {
    const err59 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema86.type, parentSchema: schema86, data };
    if (vErrors === null) {
      vErrors = [err59];
    } else {
      vErrors.push(err59);
    }
    errors++;
  }
  validate55.errors = vErrors;
  return errors === 0;
}
validate55.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema99 = { "description": "What is different in one environment: maps are merged deep, lists by name or path, other lists are replaced.", "type": "object", "additionalProperties": false, "properties": { "dependsOn": { "description": "Services that must be well before this one changes.", "type": "array", "maxItems": 64, "items": { "$ref": "#/$defs/name" } }, "vars": { "$ref": "#/$defs/vars" }, "packages": { "description": "Packages, installed by the node's own package manager.", "type": "array", "maxItems": 200, "items": { "$ref": "#/$defs/package" } }, "reboot": { "$ref": "#/$defs/reboot" }, "users": { "description": "Local users.", "type": "array", "maxItems": 1e3, "items": { "$ref": "#/$defs/user" } }, "groups": { "description": "Local groups.", "type": "array", "maxItems": 1e3, "items": { "$ref": "#/$defs/group" } }, "directories": { "description": "Directories.", "type": "array", "maxItems": 1e3, "items": { "$ref": "#/$defs/directory" } }, "links": { "description": "Symbolic links.", "type": "array", "maxItems": 1e3, "items": { "$ref": "#/$defs/link" } }, "release": { "$ref": "#/$defs/release" }, "files": { "description": "Files.", "type": "array", "maxItems": 1e3, "items": { "$ref": "#/$defs/file" } }, "units": { "description": "systemd units.", "type": "array", "maxItems": 100, "items": { "$ref": "#/$defs/unit" } }, "restartOn": { "description": "Which changes restart (or reload, as onChange says) the units of this service; release, files and units unless said: a package restarts what it brings by itself.", "type": "array", "maxItems": 4, "items": { "description": "A kind of change.", "enum": ["release", "files", "units", "packages"] } }, "health": { "description": "How to know that it is well. Unless said: every unit whose state is running.", "type": "array", "maxItems": 32, "items": { "$ref": "#/$defs/check" } }, "hooks": { "$ref": "#/$defs/hooks" }, "rollout": { "$ref": "#/$defs/rollout" }, "drift": { "description": "What to do when a node differs from Git: heal it, or only report it; heal unless said.", "enum": ["heal", "report"] } } };
function validate57(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate57.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func6.call(schema99.properties, key0)) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema99, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.dependsOn !== void 0) {
      let data0 = data.dependsOn;
      if (Array.isArray(data0)) {
        if (data0.length > 64) {
          const err1 = { instancePath: instancePath + "/dependsOn", schemaPath: "#/properties/dependsOn/maxItems", keyword: "maxItems", params: { limit: 64 }, schema: 64, parentSchema: schema99.properties.dependsOn, data: data0 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (typeof data1 === "string") {
            if (func1(data1) > 63) {
              const err2 = { instancePath: instancePath + "/dependsOn/" + i0, schemaPath: "#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema33, data: data1 };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
            if (func1(data1) < 1) {
              const err3 = { instancePath: instancePath + "/dependsOn/" + i0, schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33, data: data1 };
              if (vErrors === null) {
                vErrors = [err3];
              } else {
                vErrors.push(err3);
              }
              errors++;
            }
            if (!pattern4.test(data1)) {
              const err4 = { instancePath: instancePath + "/dependsOn/" + i0, schemaPath: "#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$", parentSchema: schema33, data: data1 };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          } else {
            const err5 = { instancePath: instancePath + "/dependsOn/" + i0, schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema33.type, parentSchema: schema33, data: data1 };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/dependsOn", schemaPath: "#/properties/dependsOn/type", keyword: "type", params: { type: "array" }, schema: schema99.properties.dependsOn.type, parentSchema: schema99.properties.dependsOn, data: data0 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.vars !== void 0) {
      if (!validate27(data.vars, { instancePath: instancePath + "/vars", parentData: data, parentDataProperty: "vars", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
        errors = vErrors.length;
      }
    }
    if (data.packages !== void 0) {
      let data3 = data.packages;
      if (Array.isArray(data3)) {
        if (data3.length > 200) {
          const err7 = { instancePath: instancePath + "/packages", schemaPath: "#/properties/packages/maxItems", keyword: "maxItems", params: { limit: 200 }, schema: 200, parentSchema: schema99.properties.packages, data: data3 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        const len1 = data3.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data4 = data3[i1];
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
            if (data4.name === void 0) {
              const err8 = { instancePath: instancePath + "/packages/" + i1, schemaPath: "#/$defs/package/required", keyword: "required", params: { missingProperty: "name" }, schema: schema48.required, parentSchema: schema48, data: data4 };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
            for (const key1 in data4) {
              if (!(key1 === "name" || key1 === "version" || key1 === "state" || key1 === "hold" || key1 === "prune")) {
                const err9 = { instancePath: instancePath + "/packages/" + i1, schemaPath: "#/$defs/package/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema48, data: data4 };
                if (vErrors === null) {
                  vErrors = [err9];
                } else {
                  vErrors.push(err9);
                }
                errors++;
              }
            }
            if (data4.name !== void 0) {
              let data5 = data4.name;
              if (typeof data5 === "string") {
                if (func1(data5) > 128) {
                  const err10 = { instancePath: instancePath + "/packages/" + i1 + "/name", schemaPath: "#/$defs/package/properties/name/maxLength", keyword: "maxLength", params: { limit: 128 }, schema: 128, parentSchema: schema48.properties.name, data: data5 };
                  if (vErrors === null) {
                    vErrors = [err10];
                  } else {
                    vErrors.push(err10);
                  }
                  errors++;
                }
                if (func1(data5) < 2) {
                  const err11 = { instancePath: instancePath + "/packages/" + i1 + "/name", schemaPath: "#/$defs/package/properties/name/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema48.properties.name, data: data5 };
                  if (vErrors === null) {
                    vErrors = [err11];
                  } else {
                    vErrors.push(err11);
                  }
                  errors++;
                }
                if (!pattern15.test(data5)) {
                  const err12 = { instancePath: instancePath + "/packages/" + i1 + "/name", schemaPath: "#/$defs/package/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9+.-]+$" }, schema: "^[a-z0-9][a-z0-9+.-]+$", parentSchema: schema48.properties.name, data: data5 };
                  if (vErrors === null) {
                    vErrors = [err12];
                  } else {
                    vErrors.push(err12);
                  }
                  errors++;
                }
              } else {
                const err13 = { instancePath: instancePath + "/packages/" + i1 + "/name", schemaPath: "#/$defs/package/properties/name/type", keyword: "type", params: { type: "string" }, schema: schema48.properties.name.type, parentSchema: schema48.properties.name, data: data5 };
                if (vErrors === null) {
                  vErrors = [err13];
                } else {
                  vErrors.push(err13);
                }
                errors++;
              }
            }
            if (data4.version !== void 0) {
              let data6 = data4.version;
              if (typeof data6 === "string") {
                if (func1(data6) > 128) {
                  const err14 = { instancePath: instancePath + "/packages/" + i1 + "/version", schemaPath: "#/$defs/package/properties/version/maxLength", keyword: "maxLength", params: { limit: 128 }, schema: 128, parentSchema: schema48.properties.version, data: data6 };
                  if (vErrors === null) {
                    vErrors = [err14];
                  } else {
                    vErrors.push(err14);
                  }
                  errors++;
                }
                if (func1(data6) < 1) {
                  const err15 = { instancePath: instancePath + "/packages/" + i1 + "/version", schemaPath: "#/$defs/package/properties/version/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema48.properties.version, data: data6 };
                  if (vErrors === null) {
                    vErrors = [err15];
                  } else {
                    vErrors.push(err15);
                  }
                  errors++;
                }
                if (!pattern16.test(data6)) {
                  const err16 = { instancePath: instancePath + "/packages/" + i1 + "/version", schemaPath: "#/$defs/package/properties/version/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9.+:~-]*$" }, schema: "^[A-Za-z0-9][A-Za-z0-9.+:~-]*$", parentSchema: schema48.properties.version, data: data6 };
                  if (vErrors === null) {
                    vErrors = [err16];
                  } else {
                    vErrors.push(err16);
                  }
                  errors++;
                }
              } else {
                const err17 = { instancePath: instancePath + "/packages/" + i1 + "/version", schemaPath: "#/$defs/package/properties/version/type", keyword: "type", params: { type: "string" }, schema: schema48.properties.version.type, parentSchema: schema48.properties.version, data: data6 };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
            }
            if (data4.state !== void 0) {
              let data7 = data4.state;
              if (!(data7 === "present" || data7 === "absent")) {
                const err18 = { instancePath: instancePath + "/packages/" + i1 + "/state", schemaPath: "#/$defs/package/properties/state/enum", keyword: "enum", params: { allowedValues: schema48.properties.state.enum }, schema: schema48.properties.state.enum, parentSchema: schema48.properties.state, data: data7 };
                if (vErrors === null) {
                  vErrors = [err18];
                } else {
                  vErrors.push(err18);
                }
                errors++;
              }
            }
            if (data4.hold !== void 0) {
              let data8 = data4.hold;
              if (typeof data8 !== "boolean") {
                const err19 = { instancePath: instancePath + "/packages/" + i1 + "/hold", schemaPath: "#/$defs/package/properties/hold/type", keyword: "type", params: { type: "boolean" }, schema: schema48.properties.hold.type, parentSchema: schema48.properties.hold, data: data8 };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
            if (data4.prune !== void 0) {
              let data9 = data4.prune;
              if (typeof data9 !== "boolean") {
                const err20 = { instancePath: instancePath + "/packages/" + i1 + "/prune", schemaPath: "#/$defs/package/properties/prune/type", keyword: "type", params: { type: "boolean" }, schema: schema48.properties.prune.type, parentSchema: schema48.properties.prune, data: data9 };
                if (vErrors === null) {
                  vErrors = [err20];
                } else {
                  vErrors.push(err20);
                }
                errors++;
              }
            }
          } else {
            const err21 = { instancePath: instancePath + "/packages/" + i1, schemaPath: "#/$defs/package/type", keyword: "type", params: { type: "object" }, schema: schema48.type, parentSchema: schema48, data: data4 };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
        }
      } else {
        const err22 = { instancePath: instancePath + "/packages", schemaPath: "#/properties/packages/type", keyword: "type", params: { type: "array" }, schema: schema99.properties.packages.type, parentSchema: schema99.properties.packages, data: data3 };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.reboot !== void 0) {
      if (!validate31(data.reboot, { instancePath: instancePath + "/reboot", parentData: data, parentDataProperty: "reboot", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
        errors = vErrors.length;
      }
    }
    if (data.users !== void 0) {
      let data11 = data.users;
      if (Array.isArray(data11)) {
        if (data11.length > 1e3) {
          const err23 = { instancePath: instancePath + "/users", schemaPath: "#/properties/users/maxItems", keyword: "maxItems", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema99.properties.users, data: data11 };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
        const len2 = data11.length;
        for (let i2 = 0; i2 < len2; i2++) {
          if (!validate33(data11[i2], { instancePath: instancePath + "/users/" + i2, parentData: data11, parentDataProperty: i2, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err24 = { instancePath: instancePath + "/users", schemaPath: "#/properties/users/type", keyword: "type", params: { type: "array" }, schema: schema99.properties.users.type, parentSchema: schema99.properties.users, data: data11 };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
    if (data.groups !== void 0) {
      let data13 = data.groups;
      if (Array.isArray(data13)) {
        if (data13.length > 1e3) {
          const err25 = { instancePath: instancePath + "/groups", schemaPath: "#/properties/groups/maxItems", keyword: "maxItems", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema99.properties.groups, data: data13 };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
        const len3 = data13.length;
        for (let i3 = 0; i3 < len3; i3++) {
          if (!validate35(data13[i3], { instancePath: instancePath + "/groups/" + i3, parentData: data13, parentDataProperty: i3, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err26 = { instancePath: instancePath + "/groups", schemaPath: "#/properties/groups/type", keyword: "type", params: { type: "array" }, schema: schema99.properties.groups.type, parentSchema: schema99.properties.groups, data: data13 };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
    if (data.directories !== void 0) {
      let data15 = data.directories;
      if (Array.isArray(data15)) {
        if (data15.length > 1e3) {
          const err27 = { instancePath: instancePath + "/directories", schemaPath: "#/properties/directories/maxItems", keyword: "maxItems", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema99.properties.directories, data: data15 };
          if (vErrors === null) {
            vErrors = [err27];
          } else {
            vErrors.push(err27);
          }
          errors++;
        }
        const len4 = data15.length;
        for (let i4 = 0; i4 < len4; i4++) {
          if (!validate37(data15[i4], { instancePath: instancePath + "/directories/" + i4, parentData: data15, parentDataProperty: i4, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err28 = { instancePath: instancePath + "/directories", schemaPath: "#/properties/directories/type", keyword: "type", params: { type: "array" }, schema: schema99.properties.directories.type, parentSchema: schema99.properties.directories, data: data15 };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.links !== void 0) {
      let data17 = data.links;
      if (Array.isArray(data17)) {
        if (data17.length > 1e3) {
          const err29 = { instancePath: instancePath + "/links", schemaPath: "#/properties/links/maxItems", keyword: "maxItems", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema99.properties.links, data: data17 };
          if (vErrors === null) {
            vErrors = [err29];
          } else {
            vErrors.push(err29);
          }
          errors++;
        }
        const len5 = data17.length;
        for (let i5 = 0; i5 < len5; i5++) {
          if (!validate39(data17[i5], { instancePath: instancePath + "/links/" + i5, parentData: data17, parentDataProperty: i5, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err30 = { instancePath: instancePath + "/links", schemaPath: "#/properties/links/type", keyword: "type", params: { type: "array" }, schema: schema99.properties.links.type, parentSchema: schema99.properties.links, data: data17 };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
      }
    }
    if (data.release !== void 0) {
      let data19 = data.release;
      if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
        for (const key2 in data19) {
          if (!(key2 === "version" || key2 === "artifact" || key2 === "path" || key2 === "keep")) {
            const err31 = { instancePath: instancePath + "/release", schemaPath: "#/$defs/release/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, schema: false, parentSchema: schema63, data: data19 };
            if (vErrors === null) {
              vErrors = [err31];
            } else {
              vErrors.push(err31);
            }
            errors++;
          }
        }
        if (data19.version !== void 0) {
          let data20 = data19.version;
          if (typeof data20 === "string") {
            if (func1(data20) > 64) {
              const err32 = { instancePath: instancePath + "/release/version", schemaPath: "#/$defs/release/properties/version/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema63.properties.version, data: data20 };
              if (vErrors === null) {
                vErrors = [err32];
              } else {
                vErrors.push(err32);
              }
              errors++;
            }
            if (func1(data20) < 1) {
              const err33 = { instancePath: instancePath + "/release/version", schemaPath: "#/$defs/release/properties/version/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema63.properties.version, data: data20 };
              if (vErrors === null) {
                vErrors = [err33];
              } else {
                vErrors.push(err33);
              }
              errors++;
            }
          } else {
            const err34 = { instancePath: instancePath + "/release/version", schemaPath: "#/$defs/release/properties/version/type", keyword: "type", params: { type: "string" }, schema: schema63.properties.version.type, parentSchema: schema63.properties.version, data: data20 };
            if (vErrors === null) {
              vErrors = [err34];
            } else {
              vErrors.push(err34);
            }
            errors++;
          }
        }
        if (data19.artifact !== void 0) {
          let data21 = data19.artifact;
          if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
            for (const key3 in data21) {
              if (!(key3 === "path" || key3 === "url" || key3 === "sha256")) {
                const err35 = { instancePath: instancePath + "/release/artifact", schemaPath: "#/$defs/release/properties/artifact/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, schema: false, parentSchema: schema63.properties.artifact, data: data21 };
                if (vErrors === null) {
                  vErrors = [err35];
                } else {
                  vErrors.push(err35);
                }
                errors++;
              }
            }
            if (data21.path !== void 0) {
              let data22 = data21.path;
              if (typeof data22 === "string") {
                if (func1(data22) > 512) {
                  const err36 = { instancePath: instancePath + "/release/artifact/path", schemaPath: "#/$defs/release/properties/artifact/properties/path/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema63.properties.artifact.properties.path, data: data22 };
                  if (vErrors === null) {
                    vErrors = [err36];
                  } else {
                    vErrors.push(err36);
                  }
                  errors++;
                }
                if (func1(data22) < 1) {
                  const err37 = { instancePath: instancePath + "/release/artifact/path", schemaPath: "#/$defs/release/properties/artifact/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema63.properties.artifact.properties.path, data: data22 };
                  if (vErrors === null) {
                    vErrors = [err37];
                  } else {
                    vErrors.push(err37);
                  }
                  errors++;
                }
              } else {
                const err38 = { instancePath: instancePath + "/release/artifact/path", schemaPath: "#/$defs/release/properties/artifact/properties/path/type", keyword: "type", params: { type: "string" }, schema: schema63.properties.artifact.properties.path.type, parentSchema: schema63.properties.artifact.properties.path, data: data22 };
                if (vErrors === null) {
                  vErrors = [err38];
                } else {
                  vErrors.push(err38);
                }
                errors++;
              }
            }
            if (data21.url !== void 0) {
              let data23 = data21.url;
              if (typeof data23 === "string") {
                if (func1(data23) > 2048) {
                  const err39 = { instancePath: instancePath + "/release/artifact/url", schemaPath: "#/$defs/release/properties/artifact/properties/url/maxLength", keyword: "maxLength", params: { limit: 2048 }, schema: 2048, parentSchema: schema63.properties.artifact.properties.url, data: data23 };
                  if (vErrors === null) {
                    vErrors = [err39];
                  } else {
                    vErrors.push(err39);
                  }
                  errors++;
                }
                if (func1(data23) < 1) {
                  const err40 = { instancePath: instancePath + "/release/artifact/url", schemaPath: "#/$defs/release/properties/artifact/properties/url/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema63.properties.artifact.properties.url, data: data23 };
                  if (vErrors === null) {
                    vErrors = [err40];
                  } else {
                    vErrors.push(err40);
                  }
                  errors++;
                }
                if (!pattern24.test(data23)) {
                  const err41 = { instancePath: instancePath + "/release/artifact/url", schemaPath: "#/$defs/release/properties/artifact/properties/url/pattern", keyword: "pattern", params: { pattern: "^https?://[^ ]+$" }, schema: "^https?://[^ ]+$", parentSchema: schema63.properties.artifact.properties.url, data: data23 };
                  if (vErrors === null) {
                    vErrors = [err41];
                  } else {
                    vErrors.push(err41);
                  }
                  errors++;
                }
              } else {
                const err42 = { instancePath: instancePath + "/release/artifact/url", schemaPath: "#/$defs/release/properties/artifact/properties/url/type", keyword: "type", params: { type: "string" }, schema: schema63.properties.artifact.properties.url.type, parentSchema: schema63.properties.artifact.properties.url, data: data23 };
                if (vErrors === null) {
                  vErrors = [err42];
                } else {
                  vErrors.push(err42);
                }
                errors++;
              }
            }
            if (data21.sha256 !== void 0) {
              let data24 = data21.sha256;
              if (typeof data24 === "string") {
                if (func1(data24) > 64) {
                  const err43 = { instancePath: instancePath + "/release/artifact/sha256", schemaPath: "#/$defs/release/properties/artifact/properties/sha256/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema63.properties.artifact.properties.sha256, data: data24 };
                  if (vErrors === null) {
                    vErrors = [err43];
                  } else {
                    vErrors.push(err43);
                  }
                  errors++;
                }
                if (func1(data24) < 1) {
                  const err44 = { instancePath: instancePath + "/release/artifact/sha256", schemaPath: "#/$defs/release/properties/artifact/properties/sha256/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema63.properties.artifact.properties.sha256, data: data24 };
                  if (vErrors === null) {
                    vErrors = [err44];
                  } else {
                    vErrors.push(err44);
                  }
                  errors++;
                }
                if (!pattern25.test(data24)) {
                  const err45 = { instancePath: instancePath + "/release/artifact/sha256", schemaPath: "#/$defs/release/properties/artifact/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, schema: "^[0-9a-f]{64}$", parentSchema: schema63.properties.artifact.properties.sha256, data: data24 };
                  if (vErrors === null) {
                    vErrors = [err45];
                  } else {
                    vErrors.push(err45);
                  }
                  errors++;
                }
              } else {
                const err46 = { instancePath: instancePath + "/release/artifact/sha256", schemaPath: "#/$defs/release/properties/artifact/properties/sha256/type", keyword: "type", params: { type: "string" }, schema: schema63.properties.artifact.properties.sha256.type, parentSchema: schema63.properties.artifact.properties.sha256, data: data24 };
                if (vErrors === null) {
                  vErrors = [err46];
                } else {
                  vErrors.push(err46);
                }
                errors++;
              }
            }
          } else {
            const err47 = { instancePath: instancePath + "/release/artifact", schemaPath: "#/$defs/release/properties/artifact/type", keyword: "type", params: { type: "object" }, schema: schema63.properties.artifact.type, parentSchema: schema63.properties.artifact, data: data21 };
            if (vErrors === null) {
              vErrors = [err47];
            } else {
              vErrors.push(err47);
            }
            errors++;
          }
        }
        if (data19.path !== void 0) {
          let data25 = data19.path;
          if (typeof data25 === "string") {
            if (func1(data25) > 512) {
              const err48 = { instancePath: instancePath + "/release/path", schemaPath: "#/$defs/release/properties/path/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema63.properties.path, data: data25 };
              if (vErrors === null) {
                vErrors = [err48];
              } else {
                vErrors.push(err48);
              }
              errors++;
            }
            if (func1(data25) < 1) {
              const err49 = { instancePath: instancePath + "/release/path", schemaPath: "#/$defs/release/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema63.properties.path, data: data25 };
              if (vErrors === null) {
                vErrors = [err49];
              } else {
                vErrors.push(err49);
              }
              errors++;
            }
          } else {
            const err50 = { instancePath: instancePath + "/release/path", schemaPath: "#/$defs/release/properties/path/type", keyword: "type", params: { type: "string" }, schema: schema63.properties.path.type, parentSchema: schema63.properties.path, data: data25 };
            if (vErrors === null) {
              vErrors = [err50];
            } else {
              vErrors.push(err50);
            }
            errors++;
          }
        }
        if (data19.keep !== void 0) {
          let data26 = data19.keep;
          if (!(typeof data26 == "number" && (!(data26 % 1) && !isNaN(data26)) && isFinite(data26))) {
            const err51 = { instancePath: instancePath + "/release/keep", schemaPath: "#/$defs/release/properties/keep/type", keyword: "type", params: { type: "integer" }, schema: schema63.properties.keep.type, parentSchema: schema63.properties.keep, data: data26 };
            if (vErrors === null) {
              vErrors = [err51];
            } else {
              vErrors.push(err51);
            }
            errors++;
          }
          if (typeof data26 == "number" && isFinite(data26)) {
            if (data26 > 100 || isNaN(data26)) {
              const err52 = { instancePath: instancePath + "/release/keep", schemaPath: "#/$defs/release/properties/keep/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, schema: 100, parentSchema: schema63.properties.keep, data: data26 };
              if (vErrors === null) {
                vErrors = [err52];
              } else {
                vErrors.push(err52);
              }
              errors++;
            }
            if (data26 < 1 || isNaN(data26)) {
              const err53 = { instancePath: instancePath + "/release/keep", schemaPath: "#/$defs/release/properties/keep/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema63.properties.keep, data: data26 };
              if (vErrors === null) {
                vErrors = [err53];
              } else {
                vErrors.push(err53);
              }
              errors++;
            }
          }
        }
      } else {
        const err54 = { instancePath: instancePath + "/release", schemaPath: "#/$defs/release/type", keyword: "type", params: { type: "object" }, schema: schema63.type, parentSchema: schema63, data: data19 };
        if (vErrors === null) {
          vErrors = [err54];
        } else {
          vErrors.push(err54);
        }
        errors++;
      }
    }
    if (data.files !== void 0) {
      let data27 = data.files;
      if (Array.isArray(data27)) {
        if (data27.length > 1e3) {
          const err55 = { instancePath: instancePath + "/files", schemaPath: "#/properties/files/maxItems", keyword: "maxItems", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema99.properties.files, data: data27 };
          if (vErrors === null) {
            vErrors = [err55];
          } else {
            vErrors.push(err55);
          }
          errors++;
        }
        const len6 = data27.length;
        for (let i6 = 0; i6 < len6; i6++) {
          if (!validate41(data27[i6], { instancePath: instancePath + "/files/" + i6, parentData: data27, parentDataProperty: i6, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err56 = { instancePath: instancePath + "/files", schemaPath: "#/properties/files/type", keyword: "type", params: { type: "array" }, schema: schema99.properties.files.type, parentSchema: schema99.properties.files, data: data27 };
        if (vErrors === null) {
          vErrors = [err56];
        } else {
          vErrors.push(err56);
        }
        errors++;
      }
    }
    if (data.units !== void 0) {
      let data29 = data.units;
      if (Array.isArray(data29)) {
        if (data29.length > 100) {
          const err57 = { instancePath: instancePath + "/units", schemaPath: "#/properties/units/maxItems", keyword: "maxItems", params: { limit: 100 }, schema: 100, parentSchema: schema99.properties.units, data: data29 };
          if (vErrors === null) {
            vErrors = [err57];
          } else {
            vErrors.push(err57);
          }
          errors++;
        }
        const len7 = data29.length;
        for (let i7 = 0; i7 < len7; i7++) {
          if (!validate43(data29[i7], { instancePath: instancePath + "/units/" + i7, parentData: data29, parentDataProperty: i7, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err58 = { instancePath: instancePath + "/units", schemaPath: "#/properties/units/type", keyword: "type", params: { type: "array" }, schema: schema99.properties.units.type, parentSchema: schema99.properties.units, data: data29 };
        if (vErrors === null) {
          vErrors = [err58];
        } else {
          vErrors.push(err58);
        }
        errors++;
      }
    }
    if (data.restartOn !== void 0) {
      let data31 = data.restartOn;
      if (Array.isArray(data31)) {
        if (data31.length > 4) {
          const err59 = { instancePath: instancePath + "/restartOn", schemaPath: "#/properties/restartOn/maxItems", keyword: "maxItems", params: { limit: 4 }, schema: 4, parentSchema: schema99.properties.restartOn, data: data31 };
          if (vErrors === null) {
            vErrors = [err59];
          } else {
            vErrors.push(err59);
          }
          errors++;
        }
        const len8 = data31.length;
        for (let i8 = 0; i8 < len8; i8++) {
          let data32 = data31[i8];
          if (!(data32 === "release" || data32 === "files" || data32 === "units" || data32 === "packages")) {
            const err60 = { instancePath: instancePath + "/restartOn/" + i8, schemaPath: "#/properties/restartOn/items/enum", keyword: "enum", params: { allowedValues: schema99.properties.restartOn.items.enum }, schema: schema99.properties.restartOn.items.enum, parentSchema: schema99.properties.restartOn.items, data: data32 };
            if (vErrors === null) {
              vErrors = [err60];
            } else {
              vErrors.push(err60);
            }
            errors++;
          }
        }
      } else {
        const err61 = { instancePath: instancePath + "/restartOn", schemaPath: "#/properties/restartOn/type", keyword: "type", params: { type: "array" }, schema: schema99.properties.restartOn.type, parentSchema: schema99.properties.restartOn, data: data31 };
        if (vErrors === null) {
          vErrors = [err61];
        } else {
          vErrors.push(err61);
        }
        errors++;
      }
    }
    if (data.health !== void 0) {
      let data33 = data.health;
      if (Array.isArray(data33)) {
        if (data33.length > 32) {
          const err62 = { instancePath: instancePath + "/health", schemaPath: "#/properties/health/maxItems", keyword: "maxItems", params: { limit: 32 }, schema: 32, parentSchema: schema99.properties.health, data: data33 };
          if (vErrors === null) {
            vErrors = [err62];
          } else {
            vErrors.push(err62);
          }
          errors++;
        }
        const len9 = data33.length;
        for (let i9 = 0; i9 < len9; i9++) {
          if (!validate45(data33[i9], { instancePath: instancePath + "/health/" + i9, parentData: data33, parentDataProperty: i9, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err63 = { instancePath: instancePath + "/health", schemaPath: "#/properties/health/type", keyword: "type", params: { type: "array" }, schema: schema99.properties.health.type, parentSchema: schema99.properties.health, data: data33 };
        if (vErrors === null) {
          vErrors = [err63];
        } else {
          vErrors.push(err63);
        }
        errors++;
      }
    }
    if (data.hooks !== void 0) {
      if (!validate47(data.hooks, { instancePath: instancePath + "/hooks", parentData: data, parentDataProperty: "hooks", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate47.errors : vErrors.concat(validate47.errors);
        errors = vErrors.length;
      }
    }
    if (data.rollout !== void 0) {
      if (!validate55(data.rollout, { instancePath: instancePath + "/rollout", parentData: data, parentDataProperty: "rollout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
        errors = vErrors.length;
      }
    }
    if (data.drift !== void 0) {
      let data37 = data.drift;
      if (!(data37 === "heal" || data37 === "report")) {
        const err64 = { instancePath: instancePath + "/drift", schemaPath: "#/properties/drift/enum", keyword: "enum", params: { allowedValues: schema99.properties.drift.enum }, schema: schema99.properties.drift.enum, parentSchema: schema99.properties.drift, data: data37 };
        if (vErrors === null) {
          vErrors = [err64];
        } else {
          vErrors.push(err64);
        }
        errors++;
      }
    }
  } else {
    const err65 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema99.type, parentSchema: schema99, data };
    if (vErrors === null) {
      vErrors = [err65];
    } else {
      vErrors.push(err65);
    }
    errors++;
  }
  validate57.errors = vErrors;
  return errors === 0;
}
validate57.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate21.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" }, schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.kind === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.metadata === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "metadata" }, schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.spec === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "spec" }, schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "apiVersion" || key0 === "kind" || key0 === "metadata" || key0 === "spec")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema32, data };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.apiVersion !== void 0) {
      let data0 = data.apiVersion;
      if ("holdfast/v1" !== data0) {
        const err5 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "holdfast/v1" }, schema: "holdfast/v1", parentSchema: schema32.properties.apiVersion, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data1 = data.kind;
      if ("Service" !== data1) {
        const err6 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "Service" }, schema: "Service", parentSchema: schema32.properties.kind, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data2 = data.metadata;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.name === void 0) {
          const err7 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/required", keyword: "required", params: { missingProperty: "name" }, schema: schema32.properties.metadata.required, parentSchema: schema32.properties.metadata, data: data2 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        for (const key1 in data2) {
          if (!(key1 === "name" || key1 === "labels")) {
            const err8 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema32.properties.metadata, data: data2 };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
        if (data2.name !== void 0) {
          let data3 = data2.name;
          if (typeof data3 === "string") {
            if (func1(data3) > 63) {
              const err9 = { instancePath: instancePath + "/metadata/name", schemaPath: "#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema33, data: data3 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
            if (func1(data3) < 1) {
              const err10 = { instancePath: instancePath + "/metadata/name", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33, data: data3 };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
            if (!pattern4.test(data3)) {
              const err11 = { instancePath: instancePath + "/metadata/name", schemaPath: "#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$", parentSchema: schema33, data: data3 };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
          } else {
            const err12 = { instancePath: instancePath + "/metadata/name", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema33.type, parentSchema: schema33, data: data3 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
        if (data2.labels !== void 0) {
          if (!validate22(data2.labels, { instancePath: instancePath + "/metadata/labels", parentData: data2, parentDataProperty: "labels", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err13 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/type", keyword: "type", params: { type: "object" }, schema: schema32.properties.metadata.type, parentSchema: schema32.properties.metadata, data: data2 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.spec !== void 0) {
      let data5 = data.spec;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
        if (data5.nodes === void 0) {
          const err14 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/required", keyword: "required", params: { missingProperty: "nodes" }, schema: schema32.properties.spec.required, parentSchema: schema32.properties.spec, data: data5 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        for (const key2 in data5) {
          if (!func6.call(schema32.properties.spec.properties, key2)) {
            const err15 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, schema: false, parentSchema: schema32.properties.spec, data: data5 };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
        if (data5.extends !== void 0) {
          let data6 = data5.extends;
          if (Array.isArray(data6)) {
            if (data6.length > 16) {
              const err16 = { instancePath: instancePath + "/spec/extends", schemaPath: "#/properties/spec/properties/extends/maxItems", keyword: "maxItems", params: { limit: 16 }, schema: 16, parentSchema: schema32.properties.spec.properties.extends, data: data6 };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
            const len0 = data6.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data7 = data6[i0];
              if (typeof data7 === "string") {
                if (func1(data7) > 63) {
                  const err17 = { instancePath: instancePath + "/spec/extends/" + i0, schemaPath: "#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema33, data: data7 };
                  if (vErrors === null) {
                    vErrors = [err17];
                  } else {
                    vErrors.push(err17);
                  }
                  errors++;
                }
                if (func1(data7) < 1) {
                  const err18 = { instancePath: instancePath + "/spec/extends/" + i0, schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33, data: data7 };
                  if (vErrors === null) {
                    vErrors = [err18];
                  } else {
                    vErrors.push(err18);
                  }
                  errors++;
                }
                if (!pattern4.test(data7)) {
                  const err19 = { instancePath: instancePath + "/spec/extends/" + i0, schemaPath: "#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$", parentSchema: schema33, data: data7 };
                  if (vErrors === null) {
                    vErrors = [err19];
                  } else {
                    vErrors.push(err19);
                  }
                  errors++;
                }
              } else {
                const err20 = { instancePath: instancePath + "/spec/extends/" + i0, schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema33.type, parentSchema: schema33, data: data7 };
                if (vErrors === null) {
                  vErrors = [err20];
                } else {
                  vErrors.push(err20);
                }
                errors++;
              }
            }
          } else {
            const err21 = { instancePath: instancePath + "/spec/extends", schemaPath: "#/properties/spec/properties/extends/type", keyword: "type", params: { type: "array" }, schema: schema32.properties.spec.properties.extends.type, parentSchema: schema32.properties.spec.properties.extends, data: data6 };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
        }
        if (data5.nodes !== void 0) {
          if (!validate24(data5.nodes, { instancePath: instancePath + "/spec/nodes", parentData: data5, parentDataProperty: "nodes", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
            errors = vErrors.length;
          }
        }
        if (data5.dependsOn !== void 0) {
          let data9 = data5.dependsOn;
          if (Array.isArray(data9)) {
            if (data9.length > 64) {
              const err22 = { instancePath: instancePath + "/spec/dependsOn", schemaPath: "#/properties/spec/properties/dependsOn/maxItems", keyword: "maxItems", params: { limit: 64 }, schema: 64, parentSchema: schema32.properties.spec.properties.dependsOn, data: data9 };
              if (vErrors === null) {
                vErrors = [err22];
              } else {
                vErrors.push(err22);
              }
              errors++;
            }
            const len1 = data9.length;
            for (let i1 = 0; i1 < len1; i1++) {
              let data10 = data9[i1];
              if (typeof data10 === "string") {
                if (func1(data10) > 63) {
                  const err23 = { instancePath: instancePath + "/spec/dependsOn/" + i1, schemaPath: "#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema33, data: data10 };
                  if (vErrors === null) {
                    vErrors = [err23];
                  } else {
                    vErrors.push(err23);
                  }
                  errors++;
                }
                if (func1(data10) < 1) {
                  const err24 = { instancePath: instancePath + "/spec/dependsOn/" + i1, schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33, data: data10 };
                  if (vErrors === null) {
                    vErrors = [err24];
                  } else {
                    vErrors.push(err24);
                  }
                  errors++;
                }
                if (!pattern4.test(data10)) {
                  const err25 = { instancePath: instancePath + "/spec/dependsOn/" + i1, schemaPath: "#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$", parentSchema: schema33, data: data10 };
                  if (vErrors === null) {
                    vErrors = [err25];
                  } else {
                    vErrors.push(err25);
                  }
                  errors++;
                }
              } else {
                const err26 = { instancePath: instancePath + "/spec/dependsOn/" + i1, schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema33.type, parentSchema: schema33, data: data10 };
                if (vErrors === null) {
                  vErrors = [err26];
                } else {
                  vErrors.push(err26);
                }
                errors++;
              }
            }
          } else {
            const err27 = { instancePath: instancePath + "/spec/dependsOn", schemaPath: "#/properties/spec/properties/dependsOn/type", keyword: "type", params: { type: "array" }, schema: schema32.properties.spec.properties.dependsOn.type, parentSchema: schema32.properties.spec.properties.dependsOn, data: data9 };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
        if (data5.vars !== void 0) {
          if (!validate27(data5.vars, { instancePath: instancePath + "/spec/vars", parentData: data5, parentDataProperty: "vars", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
            errors = vErrors.length;
          }
        }
        if (data5.packages !== void 0) {
          let data12 = data5.packages;
          if (Array.isArray(data12)) {
            if (data12.length > 200) {
              const err28 = { instancePath: instancePath + "/spec/packages", schemaPath: "#/properties/spec/properties/packages/maxItems", keyword: "maxItems", params: { limit: 200 }, schema: 200, parentSchema: schema32.properties.spec.properties.packages, data: data12 };
              if (vErrors === null) {
                vErrors = [err28];
              } else {
                vErrors.push(err28);
              }
              errors++;
            }
            const len2 = data12.length;
            for (let i2 = 0; i2 < len2; i2++) {
              let data13 = data12[i2];
              if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
                if (data13.name === void 0) {
                  const err29 = { instancePath: instancePath + "/spec/packages/" + i2, schemaPath: "#/$defs/package/required", keyword: "required", params: { missingProperty: "name" }, schema: schema48.required, parentSchema: schema48, data: data13 };
                  if (vErrors === null) {
                    vErrors = [err29];
                  } else {
                    vErrors.push(err29);
                  }
                  errors++;
                }
                for (const key3 in data13) {
                  if (!(key3 === "name" || key3 === "version" || key3 === "state" || key3 === "hold" || key3 === "prune")) {
                    const err30 = { instancePath: instancePath + "/spec/packages/" + i2, schemaPath: "#/$defs/package/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, schema: false, parentSchema: schema48, data: data13 };
                    if (vErrors === null) {
                      vErrors = [err30];
                    } else {
                      vErrors.push(err30);
                    }
                    errors++;
                  }
                }
                if (data13.name !== void 0) {
                  let data14 = data13.name;
                  if (typeof data14 === "string") {
                    if (func1(data14) > 128) {
                      const err31 = { instancePath: instancePath + "/spec/packages/" + i2 + "/name", schemaPath: "#/$defs/package/properties/name/maxLength", keyword: "maxLength", params: { limit: 128 }, schema: 128, parentSchema: schema48.properties.name, data: data14 };
                      if (vErrors === null) {
                        vErrors = [err31];
                      } else {
                        vErrors.push(err31);
                      }
                      errors++;
                    }
                    if (func1(data14) < 2) {
                      const err32 = { instancePath: instancePath + "/spec/packages/" + i2 + "/name", schemaPath: "#/$defs/package/properties/name/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema48.properties.name, data: data14 };
                      if (vErrors === null) {
                        vErrors = [err32];
                      } else {
                        vErrors.push(err32);
                      }
                      errors++;
                    }
                    if (!pattern15.test(data14)) {
                      const err33 = { instancePath: instancePath + "/spec/packages/" + i2 + "/name", schemaPath: "#/$defs/package/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9+.-]+$" }, schema: "^[a-z0-9][a-z0-9+.-]+$", parentSchema: schema48.properties.name, data: data14 };
                      if (vErrors === null) {
                        vErrors = [err33];
                      } else {
                        vErrors.push(err33);
                      }
                      errors++;
                    }
                  } else {
                    const err34 = { instancePath: instancePath + "/spec/packages/" + i2 + "/name", schemaPath: "#/$defs/package/properties/name/type", keyword: "type", params: { type: "string" }, schema: schema48.properties.name.type, parentSchema: schema48.properties.name, data: data14 };
                    if (vErrors === null) {
                      vErrors = [err34];
                    } else {
                      vErrors.push(err34);
                    }
                    errors++;
                  }
                }
                if (data13.version !== void 0) {
                  let data15 = data13.version;
                  if (typeof data15 === "string") {
                    if (func1(data15) > 128) {
                      const err35 = { instancePath: instancePath + "/spec/packages/" + i2 + "/version", schemaPath: "#/$defs/package/properties/version/maxLength", keyword: "maxLength", params: { limit: 128 }, schema: 128, parentSchema: schema48.properties.version, data: data15 };
                      if (vErrors === null) {
                        vErrors = [err35];
                      } else {
                        vErrors.push(err35);
                      }
                      errors++;
                    }
                    if (func1(data15) < 1) {
                      const err36 = { instancePath: instancePath + "/spec/packages/" + i2 + "/version", schemaPath: "#/$defs/package/properties/version/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema48.properties.version, data: data15 };
                      if (vErrors === null) {
                        vErrors = [err36];
                      } else {
                        vErrors.push(err36);
                      }
                      errors++;
                    }
                    if (!pattern16.test(data15)) {
                      const err37 = { instancePath: instancePath + "/spec/packages/" + i2 + "/version", schemaPath: "#/$defs/package/properties/version/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9.+:~-]*$" }, schema: "^[A-Za-z0-9][A-Za-z0-9.+:~-]*$", parentSchema: schema48.properties.version, data: data15 };
                      if (vErrors === null) {
                        vErrors = [err37];
                      } else {
                        vErrors.push(err37);
                      }
                      errors++;
                    }
                  } else {
                    const err38 = { instancePath: instancePath + "/spec/packages/" + i2 + "/version", schemaPath: "#/$defs/package/properties/version/type", keyword: "type", params: { type: "string" }, schema: schema48.properties.version.type, parentSchema: schema48.properties.version, data: data15 };
                    if (vErrors === null) {
                      vErrors = [err38];
                    } else {
                      vErrors.push(err38);
                    }
                    errors++;
                  }
                }
                if (data13.state !== void 0) {
                  let data16 = data13.state;
                  if (!(data16 === "present" || data16 === "absent")) {
                    const err39 = { instancePath: instancePath + "/spec/packages/" + i2 + "/state", schemaPath: "#/$defs/package/properties/state/enum", keyword: "enum", params: { allowedValues: schema48.properties.state.enum }, schema: schema48.properties.state.enum, parentSchema: schema48.properties.state, data: data16 };
                    if (vErrors === null) {
                      vErrors = [err39];
                    } else {
                      vErrors.push(err39);
                    }
                    errors++;
                  }
                }
                if (data13.hold !== void 0) {
                  let data17 = data13.hold;
                  if (typeof data17 !== "boolean") {
                    const err40 = { instancePath: instancePath + "/spec/packages/" + i2 + "/hold", schemaPath: "#/$defs/package/properties/hold/type", keyword: "type", params: { type: "boolean" }, schema: schema48.properties.hold.type, parentSchema: schema48.properties.hold, data: data17 };
                    if (vErrors === null) {
                      vErrors = [err40];
                    } else {
                      vErrors.push(err40);
                    }
                    errors++;
                  }
                }
                if (data13.prune !== void 0) {
                  let data18 = data13.prune;
                  if (typeof data18 !== "boolean") {
                    const err41 = { instancePath: instancePath + "/spec/packages/" + i2 + "/prune", schemaPath: "#/$defs/package/properties/prune/type", keyword: "type", params: { type: "boolean" }, schema: schema48.properties.prune.type, parentSchema: schema48.properties.prune, data: data18 };
                    if (vErrors === null) {
                      vErrors = [err41];
                    } else {
                      vErrors.push(err41);
                    }
                    errors++;
                  }
                }
              } else {
                const err42 = { instancePath: instancePath + "/spec/packages/" + i2, schemaPath: "#/$defs/package/type", keyword: "type", params: { type: "object" }, schema: schema48.type, parentSchema: schema48, data: data13 };
                if (vErrors === null) {
                  vErrors = [err42];
                } else {
                  vErrors.push(err42);
                }
                errors++;
              }
            }
          } else {
            const err43 = { instancePath: instancePath + "/spec/packages", schemaPath: "#/properties/spec/properties/packages/type", keyword: "type", params: { type: "array" }, schema: schema32.properties.spec.properties.packages.type, parentSchema: schema32.properties.spec.properties.packages, data: data12 };
            if (vErrors === null) {
              vErrors = [err43];
            } else {
              vErrors.push(err43);
            }
            errors++;
          }
        }
        if (data5.reboot !== void 0) {
          if (!validate31(data5.reboot, { instancePath: instancePath + "/spec/reboot", parentData: data5, parentDataProperty: "reboot", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
            errors = vErrors.length;
          }
        }
        if (data5.users !== void 0) {
          let data20 = data5.users;
          if (Array.isArray(data20)) {
            if (data20.length > 1e3) {
              const err44 = { instancePath: instancePath + "/spec/users", schemaPath: "#/properties/spec/properties/users/maxItems", keyword: "maxItems", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema32.properties.spec.properties.users, data: data20 };
              if (vErrors === null) {
                vErrors = [err44];
              } else {
                vErrors.push(err44);
              }
              errors++;
            }
            const len3 = data20.length;
            for (let i3 = 0; i3 < len3; i3++) {
              if (!validate33(data20[i3], { instancePath: instancePath + "/spec/users/" + i3, parentData: data20, parentDataProperty: i3, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err45 = { instancePath: instancePath + "/spec/users", schemaPath: "#/properties/spec/properties/users/type", keyword: "type", params: { type: "array" }, schema: schema32.properties.spec.properties.users.type, parentSchema: schema32.properties.spec.properties.users, data: data20 };
            if (vErrors === null) {
              vErrors = [err45];
            } else {
              vErrors.push(err45);
            }
            errors++;
          }
        }
        if (data5.groups !== void 0) {
          let data22 = data5.groups;
          if (Array.isArray(data22)) {
            if (data22.length > 1e3) {
              const err46 = { instancePath: instancePath + "/spec/groups", schemaPath: "#/properties/spec/properties/groups/maxItems", keyword: "maxItems", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema32.properties.spec.properties.groups, data: data22 };
              if (vErrors === null) {
                vErrors = [err46];
              } else {
                vErrors.push(err46);
              }
              errors++;
            }
            const len4 = data22.length;
            for (let i4 = 0; i4 < len4; i4++) {
              if (!validate35(data22[i4], { instancePath: instancePath + "/spec/groups/" + i4, parentData: data22, parentDataProperty: i4, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err47 = { instancePath: instancePath + "/spec/groups", schemaPath: "#/properties/spec/properties/groups/type", keyword: "type", params: { type: "array" }, schema: schema32.properties.spec.properties.groups.type, parentSchema: schema32.properties.spec.properties.groups, data: data22 };
            if (vErrors === null) {
              vErrors = [err47];
            } else {
              vErrors.push(err47);
            }
            errors++;
          }
        }
        if (data5.directories !== void 0) {
          let data24 = data5.directories;
          if (Array.isArray(data24)) {
            if (data24.length > 1e3) {
              const err48 = { instancePath: instancePath + "/spec/directories", schemaPath: "#/properties/spec/properties/directories/maxItems", keyword: "maxItems", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema32.properties.spec.properties.directories, data: data24 };
              if (vErrors === null) {
                vErrors = [err48];
              } else {
                vErrors.push(err48);
              }
              errors++;
            }
            const len5 = data24.length;
            for (let i5 = 0; i5 < len5; i5++) {
              if (!validate37(data24[i5], { instancePath: instancePath + "/spec/directories/" + i5, parentData: data24, parentDataProperty: i5, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err49 = { instancePath: instancePath + "/spec/directories", schemaPath: "#/properties/spec/properties/directories/type", keyword: "type", params: { type: "array" }, schema: schema32.properties.spec.properties.directories.type, parentSchema: schema32.properties.spec.properties.directories, data: data24 };
            if (vErrors === null) {
              vErrors = [err49];
            } else {
              vErrors.push(err49);
            }
            errors++;
          }
        }
        if (data5.links !== void 0) {
          let data26 = data5.links;
          if (Array.isArray(data26)) {
            if (data26.length > 1e3) {
              const err50 = { instancePath: instancePath + "/spec/links", schemaPath: "#/properties/spec/properties/links/maxItems", keyword: "maxItems", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema32.properties.spec.properties.links, data: data26 };
              if (vErrors === null) {
                vErrors = [err50];
              } else {
                vErrors.push(err50);
              }
              errors++;
            }
            const len6 = data26.length;
            for (let i6 = 0; i6 < len6; i6++) {
              if (!validate39(data26[i6], { instancePath: instancePath + "/spec/links/" + i6, parentData: data26, parentDataProperty: i6, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err51 = { instancePath: instancePath + "/spec/links", schemaPath: "#/properties/spec/properties/links/type", keyword: "type", params: { type: "array" }, schema: schema32.properties.spec.properties.links.type, parentSchema: schema32.properties.spec.properties.links, data: data26 };
            if (vErrors === null) {
              vErrors = [err51];
            } else {
              vErrors.push(err51);
            }
            errors++;
          }
        }
        if (data5.release !== void 0) {
          let data28 = data5.release;
          if (data28 && typeof data28 == "object" && !Array.isArray(data28)) {
            for (const key4 in data28) {
              if (!(key4 === "version" || key4 === "artifact" || key4 === "path" || key4 === "keep")) {
                const err52 = { instancePath: instancePath + "/spec/release", schemaPath: "#/$defs/release/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, schema: false, parentSchema: schema63, data: data28 };
                if (vErrors === null) {
                  vErrors = [err52];
                } else {
                  vErrors.push(err52);
                }
                errors++;
              }
            }
            if (data28.version !== void 0) {
              let data29 = data28.version;
              if (typeof data29 === "string") {
                if (func1(data29) > 64) {
                  const err53 = { instancePath: instancePath + "/spec/release/version", schemaPath: "#/$defs/release/properties/version/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema63.properties.version, data: data29 };
                  if (vErrors === null) {
                    vErrors = [err53];
                  } else {
                    vErrors.push(err53);
                  }
                  errors++;
                }
                if (func1(data29) < 1) {
                  const err54 = { instancePath: instancePath + "/spec/release/version", schemaPath: "#/$defs/release/properties/version/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema63.properties.version, data: data29 };
                  if (vErrors === null) {
                    vErrors = [err54];
                  } else {
                    vErrors.push(err54);
                  }
                  errors++;
                }
              } else {
                const err55 = { instancePath: instancePath + "/spec/release/version", schemaPath: "#/$defs/release/properties/version/type", keyword: "type", params: { type: "string" }, schema: schema63.properties.version.type, parentSchema: schema63.properties.version, data: data29 };
                if (vErrors === null) {
                  vErrors = [err55];
                } else {
                  vErrors.push(err55);
                }
                errors++;
              }
            }
            if (data28.artifact !== void 0) {
              let data30 = data28.artifact;
              if (data30 && typeof data30 == "object" && !Array.isArray(data30)) {
                for (const key5 in data30) {
                  if (!(key5 === "path" || key5 === "url" || key5 === "sha256")) {
                    const err56 = { instancePath: instancePath + "/spec/release/artifact", schemaPath: "#/$defs/release/properties/artifact/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, schema: false, parentSchema: schema63.properties.artifact, data: data30 };
                    if (vErrors === null) {
                      vErrors = [err56];
                    } else {
                      vErrors.push(err56);
                    }
                    errors++;
                  }
                }
                if (data30.path !== void 0) {
                  let data31 = data30.path;
                  if (typeof data31 === "string") {
                    if (func1(data31) > 512) {
                      const err57 = { instancePath: instancePath + "/spec/release/artifact/path", schemaPath: "#/$defs/release/properties/artifact/properties/path/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema63.properties.artifact.properties.path, data: data31 };
                      if (vErrors === null) {
                        vErrors = [err57];
                      } else {
                        vErrors.push(err57);
                      }
                      errors++;
                    }
                    if (func1(data31) < 1) {
                      const err58 = { instancePath: instancePath + "/spec/release/artifact/path", schemaPath: "#/$defs/release/properties/artifact/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema63.properties.artifact.properties.path, data: data31 };
                      if (vErrors === null) {
                        vErrors = [err58];
                      } else {
                        vErrors.push(err58);
                      }
                      errors++;
                    }
                  } else {
                    const err59 = { instancePath: instancePath + "/spec/release/artifact/path", schemaPath: "#/$defs/release/properties/artifact/properties/path/type", keyword: "type", params: { type: "string" }, schema: schema63.properties.artifact.properties.path.type, parentSchema: schema63.properties.artifact.properties.path, data: data31 };
                    if (vErrors === null) {
                      vErrors = [err59];
                    } else {
                      vErrors.push(err59);
                    }
                    errors++;
                  }
                }
                if (data30.url !== void 0) {
                  let data32 = data30.url;
                  if (typeof data32 === "string") {
                    if (func1(data32) > 2048) {
                      const err60 = { instancePath: instancePath + "/spec/release/artifact/url", schemaPath: "#/$defs/release/properties/artifact/properties/url/maxLength", keyword: "maxLength", params: { limit: 2048 }, schema: 2048, parentSchema: schema63.properties.artifact.properties.url, data: data32 };
                      if (vErrors === null) {
                        vErrors = [err60];
                      } else {
                        vErrors.push(err60);
                      }
                      errors++;
                    }
                    if (func1(data32) < 1) {
                      const err61 = { instancePath: instancePath + "/spec/release/artifact/url", schemaPath: "#/$defs/release/properties/artifact/properties/url/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema63.properties.artifact.properties.url, data: data32 };
                      if (vErrors === null) {
                        vErrors = [err61];
                      } else {
                        vErrors.push(err61);
                      }
                      errors++;
                    }
                    if (!pattern24.test(data32)) {
                      const err62 = { instancePath: instancePath + "/spec/release/artifact/url", schemaPath: "#/$defs/release/properties/artifact/properties/url/pattern", keyword: "pattern", params: { pattern: "^https?://[^ ]+$" }, schema: "^https?://[^ ]+$", parentSchema: schema63.properties.artifact.properties.url, data: data32 };
                      if (vErrors === null) {
                        vErrors = [err62];
                      } else {
                        vErrors.push(err62);
                      }
                      errors++;
                    }
                  } else {
                    const err63 = { instancePath: instancePath + "/spec/release/artifact/url", schemaPath: "#/$defs/release/properties/artifact/properties/url/type", keyword: "type", params: { type: "string" }, schema: schema63.properties.artifact.properties.url.type, parentSchema: schema63.properties.artifact.properties.url, data: data32 };
                    if (vErrors === null) {
                      vErrors = [err63];
                    } else {
                      vErrors.push(err63);
                    }
                    errors++;
                  }
                }
                if (data30.sha256 !== void 0) {
                  let data33 = data30.sha256;
                  if (typeof data33 === "string") {
                    if (func1(data33) > 64) {
                      const err64 = { instancePath: instancePath + "/spec/release/artifact/sha256", schemaPath: "#/$defs/release/properties/artifact/properties/sha256/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema63.properties.artifact.properties.sha256, data: data33 };
                      if (vErrors === null) {
                        vErrors = [err64];
                      } else {
                        vErrors.push(err64);
                      }
                      errors++;
                    }
                    if (func1(data33) < 1) {
                      const err65 = { instancePath: instancePath + "/spec/release/artifact/sha256", schemaPath: "#/$defs/release/properties/artifact/properties/sha256/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema63.properties.artifact.properties.sha256, data: data33 };
                      if (vErrors === null) {
                        vErrors = [err65];
                      } else {
                        vErrors.push(err65);
                      }
                      errors++;
                    }
                    if (!pattern25.test(data33)) {
                      const err66 = { instancePath: instancePath + "/spec/release/artifact/sha256", schemaPath: "#/$defs/release/properties/artifact/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, schema: "^[0-9a-f]{64}$", parentSchema: schema63.properties.artifact.properties.sha256, data: data33 };
                      if (vErrors === null) {
                        vErrors = [err66];
                      } else {
                        vErrors.push(err66);
                      }
                      errors++;
                    }
                  } else {
                    const err67 = { instancePath: instancePath + "/spec/release/artifact/sha256", schemaPath: "#/$defs/release/properties/artifact/properties/sha256/type", keyword: "type", params: { type: "string" }, schema: schema63.properties.artifact.properties.sha256.type, parentSchema: schema63.properties.artifact.properties.sha256, data: data33 };
                    if (vErrors === null) {
                      vErrors = [err67];
                    } else {
                      vErrors.push(err67);
                    }
                    errors++;
                  }
                }
              } else {
                const err68 = { instancePath: instancePath + "/spec/release/artifact", schemaPath: "#/$defs/release/properties/artifact/type", keyword: "type", params: { type: "object" }, schema: schema63.properties.artifact.type, parentSchema: schema63.properties.artifact, data: data30 };
                if (vErrors === null) {
                  vErrors = [err68];
                } else {
                  vErrors.push(err68);
                }
                errors++;
              }
            }
            if (data28.path !== void 0) {
              let data34 = data28.path;
              if (typeof data34 === "string") {
                if (func1(data34) > 512) {
                  const err69 = { instancePath: instancePath + "/spec/release/path", schemaPath: "#/$defs/release/properties/path/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema63.properties.path, data: data34 };
                  if (vErrors === null) {
                    vErrors = [err69];
                  } else {
                    vErrors.push(err69);
                  }
                  errors++;
                }
                if (func1(data34) < 1) {
                  const err70 = { instancePath: instancePath + "/spec/release/path", schemaPath: "#/$defs/release/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema63.properties.path, data: data34 };
                  if (vErrors === null) {
                    vErrors = [err70];
                  } else {
                    vErrors.push(err70);
                  }
                  errors++;
                }
              } else {
                const err71 = { instancePath: instancePath + "/spec/release/path", schemaPath: "#/$defs/release/properties/path/type", keyword: "type", params: { type: "string" }, schema: schema63.properties.path.type, parentSchema: schema63.properties.path, data: data34 };
                if (vErrors === null) {
                  vErrors = [err71];
                } else {
                  vErrors.push(err71);
                }
                errors++;
              }
            }
            if (data28.keep !== void 0) {
              let data35 = data28.keep;
              if (!(typeof data35 == "number" && (!(data35 % 1) && !isNaN(data35)) && isFinite(data35))) {
                const err72 = { instancePath: instancePath + "/spec/release/keep", schemaPath: "#/$defs/release/properties/keep/type", keyword: "type", params: { type: "integer" }, schema: schema63.properties.keep.type, parentSchema: schema63.properties.keep, data: data35 };
                if (vErrors === null) {
                  vErrors = [err72];
                } else {
                  vErrors.push(err72);
                }
                errors++;
              }
              if (typeof data35 == "number" && isFinite(data35)) {
                if (data35 > 100 || isNaN(data35)) {
                  const err73 = { instancePath: instancePath + "/spec/release/keep", schemaPath: "#/$defs/release/properties/keep/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, schema: 100, parentSchema: schema63.properties.keep, data: data35 };
                  if (vErrors === null) {
                    vErrors = [err73];
                  } else {
                    vErrors.push(err73);
                  }
                  errors++;
                }
                if (data35 < 1 || isNaN(data35)) {
                  const err74 = { instancePath: instancePath + "/spec/release/keep", schemaPath: "#/$defs/release/properties/keep/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema63.properties.keep, data: data35 };
                  if (vErrors === null) {
                    vErrors = [err74];
                  } else {
                    vErrors.push(err74);
                  }
                  errors++;
                }
              }
            }
          } else {
            const err75 = { instancePath: instancePath + "/spec/release", schemaPath: "#/$defs/release/type", keyword: "type", params: { type: "object" }, schema: schema63.type, parentSchema: schema63, data: data28 };
            if (vErrors === null) {
              vErrors = [err75];
            } else {
              vErrors.push(err75);
            }
            errors++;
          }
        }
        if (data5.files !== void 0) {
          let data36 = data5.files;
          if (Array.isArray(data36)) {
            if (data36.length > 1e3) {
              const err76 = { instancePath: instancePath + "/spec/files", schemaPath: "#/properties/spec/properties/files/maxItems", keyword: "maxItems", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema32.properties.spec.properties.files, data: data36 };
              if (vErrors === null) {
                vErrors = [err76];
              } else {
                vErrors.push(err76);
              }
              errors++;
            }
            const len7 = data36.length;
            for (let i7 = 0; i7 < len7; i7++) {
              if (!validate41(data36[i7], { instancePath: instancePath + "/spec/files/" + i7, parentData: data36, parentDataProperty: i7, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err77 = { instancePath: instancePath + "/spec/files", schemaPath: "#/properties/spec/properties/files/type", keyword: "type", params: { type: "array" }, schema: schema32.properties.spec.properties.files.type, parentSchema: schema32.properties.spec.properties.files, data: data36 };
            if (vErrors === null) {
              vErrors = [err77];
            } else {
              vErrors.push(err77);
            }
            errors++;
          }
        }
        if (data5.units !== void 0) {
          let data38 = data5.units;
          if (Array.isArray(data38)) {
            if (data38.length > 100) {
              const err78 = { instancePath: instancePath + "/spec/units", schemaPath: "#/properties/spec/properties/units/maxItems", keyword: "maxItems", params: { limit: 100 }, schema: 100, parentSchema: schema32.properties.spec.properties.units, data: data38 };
              if (vErrors === null) {
                vErrors = [err78];
              } else {
                vErrors.push(err78);
              }
              errors++;
            }
            const len8 = data38.length;
            for (let i8 = 0; i8 < len8; i8++) {
              if (!validate43(data38[i8], { instancePath: instancePath + "/spec/units/" + i8, parentData: data38, parentDataProperty: i8, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err79 = { instancePath: instancePath + "/spec/units", schemaPath: "#/properties/spec/properties/units/type", keyword: "type", params: { type: "array" }, schema: schema32.properties.spec.properties.units.type, parentSchema: schema32.properties.spec.properties.units, data: data38 };
            if (vErrors === null) {
              vErrors = [err79];
            } else {
              vErrors.push(err79);
            }
            errors++;
          }
        }
        if (data5.restartOn !== void 0) {
          let data40 = data5.restartOn;
          if (Array.isArray(data40)) {
            if (data40.length > 4) {
              const err80 = { instancePath: instancePath + "/spec/restartOn", schemaPath: "#/properties/spec/properties/restartOn/maxItems", keyword: "maxItems", params: { limit: 4 }, schema: 4, parentSchema: schema32.properties.spec.properties.restartOn, data: data40 };
              if (vErrors === null) {
                vErrors = [err80];
              } else {
                vErrors.push(err80);
              }
              errors++;
            }
            const len9 = data40.length;
            for (let i9 = 0; i9 < len9; i9++) {
              let data41 = data40[i9];
              if (!(data41 === "release" || data41 === "files" || data41 === "units" || data41 === "packages")) {
                const err81 = { instancePath: instancePath + "/spec/restartOn/" + i9, schemaPath: "#/properties/spec/properties/restartOn/items/enum", keyword: "enum", params: { allowedValues: schema32.properties.spec.properties.restartOn.items.enum }, schema: schema32.properties.spec.properties.restartOn.items.enum, parentSchema: schema32.properties.spec.properties.restartOn.items, data: data41 };
                if (vErrors === null) {
                  vErrors = [err81];
                } else {
                  vErrors.push(err81);
                }
                errors++;
              }
            }
          } else {
            const err82 = { instancePath: instancePath + "/spec/restartOn", schemaPath: "#/properties/spec/properties/restartOn/type", keyword: "type", params: { type: "array" }, schema: schema32.properties.spec.properties.restartOn.type, parentSchema: schema32.properties.spec.properties.restartOn, data: data40 };
            if (vErrors === null) {
              vErrors = [err82];
            } else {
              vErrors.push(err82);
            }
            errors++;
          }
        }
        if (data5.health !== void 0) {
          let data42 = data5.health;
          if (Array.isArray(data42)) {
            if (data42.length > 32) {
              const err83 = { instancePath: instancePath + "/spec/health", schemaPath: "#/properties/spec/properties/health/maxItems", keyword: "maxItems", params: { limit: 32 }, schema: 32, parentSchema: schema32.properties.spec.properties.health, data: data42 };
              if (vErrors === null) {
                vErrors = [err83];
              } else {
                vErrors.push(err83);
              }
              errors++;
            }
            const len10 = data42.length;
            for (let i10 = 0; i10 < len10; i10++) {
              if (!validate45(data42[i10], { instancePath: instancePath + "/spec/health/" + i10, parentData: data42, parentDataProperty: i10, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err84 = { instancePath: instancePath + "/spec/health", schemaPath: "#/properties/spec/properties/health/type", keyword: "type", params: { type: "array" }, schema: schema32.properties.spec.properties.health.type, parentSchema: schema32.properties.spec.properties.health, data: data42 };
            if (vErrors === null) {
              vErrors = [err84];
            } else {
              vErrors.push(err84);
            }
            errors++;
          }
        }
        if (data5.hooks !== void 0) {
          if (!validate47(data5.hooks, { instancePath: instancePath + "/spec/hooks", parentData: data5, parentDataProperty: "hooks", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate47.errors : vErrors.concat(validate47.errors);
            errors = vErrors.length;
          }
        }
        if (data5.rollout !== void 0) {
          if (!validate55(data5.rollout, { instancePath: instancePath + "/spec/rollout", parentData: data5, parentDataProperty: "rollout", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
            errors = vErrors.length;
          }
        }
        if (data5.drift !== void 0) {
          let data46 = data5.drift;
          if (!(data46 === "heal" || data46 === "report")) {
            const err85 = { instancePath: instancePath + "/spec/drift", schemaPath: "#/properties/spec/properties/drift/enum", keyword: "enum", params: { allowedValues: schema32.properties.spec.properties.drift.enum }, schema: schema32.properties.spec.properties.drift.enum, parentSchema: schema32.properties.spec.properties.drift, data: data46 };
            if (vErrors === null) {
              vErrors = [err85];
            } else {
              vErrors.push(err85);
            }
            errors++;
          }
        }
        if (data5.environments !== void 0) {
          let data47 = data5.environments;
          if (data47 && typeof data47 == "object" && !Array.isArray(data47)) {
            if (Object.keys(data47).length > 64) {
              const err86 = { instancePath: instancePath + "/spec/environments", schemaPath: "#/properties/spec/properties/environments/maxProperties", keyword: "maxProperties", params: { limit: 64 }, schema: 64, parentSchema: schema32.properties.spec.properties.environments, data: data47 };
              if (vErrors === null) {
                vErrors = [err86];
              } else {
                vErrors.push(err86);
              }
              errors++;
            }
            for (const key6 in data47) {
              const _errs90 = errors;
              if (typeof key6 === "string") {
                if (func1(key6) > 63) {
                  const err87 = { instancePath: instancePath + "/spec/environments", schemaPath: "#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema33, data: key6, propertyName: key6 };
                  if (vErrors === null) {
                    vErrors = [err87];
                  } else {
                    vErrors.push(err87);
                  }
                  errors++;
                }
                if (func1(key6) < 1) {
                  const err88 = { instancePath: instancePath + "/spec/environments", schemaPath: "#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33, data: key6, propertyName: key6 };
                  if (vErrors === null) {
                    vErrors = [err88];
                  } else {
                    vErrors.push(err88);
                  }
                  errors++;
                }
                if (!pattern4.test(key6)) {
                  const err89 = { instancePath: instancePath + "/spec/environments", schemaPath: "#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$", parentSchema: schema33, data: key6, propertyName: key6 };
                  if (vErrors === null) {
                    vErrors = [err89];
                  } else {
                    vErrors.push(err89);
                  }
                  errors++;
                }
              } else {
                const err90 = { instancePath: instancePath + "/spec/environments", schemaPath: "#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema33.type, parentSchema: schema33, data: key6, propertyName: key6 };
                if (vErrors === null) {
                  vErrors = [err90];
                } else {
                  vErrors.push(err90);
                }
                errors++;
              }
              var valid33 = _errs90 === errors;
              if (!valid33) {
                const err91 = { instancePath: instancePath + "/spec/environments", schemaPath: "#/properties/spec/properties/environments/propertyNames", keyword: "propertyNames", params: { propertyName: key6 }, schema: schema32.properties.spec.properties.environments.propertyNames, parentSchema: schema32.properties.spec.properties.environments, data: data47 };
                if (vErrors === null) {
                  vErrors = [err91];
                } else {
                  vErrors.push(err91);
                }
                errors++;
              }
            }
            for (const key7 in data47) {
              if (!validate57(data47[key7], { instancePath: instancePath + "/spec/environments/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data47, parentDataProperty: key7, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err92 = { instancePath: instancePath + "/spec/environments", schemaPath: "#/properties/spec/properties/environments/type", keyword: "type", params: { type: "object" }, schema: schema32.properties.spec.properties.environments.type, parentSchema: schema32.properties.spec.properties.environments, data: data47 };
            if (vErrors === null) {
              vErrors = [err92];
            } else {
              vErrors.push(err92);
            }
            errors++;
          }
        }
      } else {
        const err93 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/type", keyword: "type", params: { type: "object" }, schema: schema32.properties.spec.type, parentSchema: schema32.properties.spec, data: data5 };
        if (vErrors === null) {
          vErrors = [err93];
        } else {
          vErrors.push(err93);
        }
        errors++;
      }
    }
  } else {
    const err94 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema32.type, parentSchema: schema32, data };
    if (vErrors === null) {
      vErrors = [err94];
    } else {
      vErrors.push(err94);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validateServiceDefaults = validate92;
var schema141 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "service-defaults.schema.json", "title": "ServiceDefaults", "description": "Parts of services, shared by those that name it in `extends`.", "type": "object", "additionalProperties": false, "properties": { "apiVersion": { "description": "Version of this format.", "const": "holdfast/v1" }, "kind": { "description": "What this document describes.", "const": "ServiceDefaults" }, "metadata": { "description": "Who this is.", "type": "object", "additionalProperties": false, "properties": { "name": { "$ref": "service.schema.json#/$defs/name", "description": "The name services extend." } }, "required": ["name"] }, "spec": { "description": "What those services have unless they say otherwise.", "type": "object", "additionalProperties": false, "properties": { "dependsOn": { "description": "Services that must be well before this one changes.", "type": "array", "maxItems": 64, "items": { "$ref": "service.schema.json#/$defs/name" } }, "vars": { "$ref": "service.schema.json#/$defs/vars" }, "packages": { "description": "Packages, installed by the node's own package manager.", "type": "array", "maxItems": 200, "items": { "$ref": "service.schema.json#/$defs/package" } }, "reboot": { "$ref": "service.schema.json#/$defs/reboot" }, "users": { "description": "Local users.", "type": "array", "maxItems": 1e3, "items": { "$ref": "service.schema.json#/$defs/user" } }, "groups": { "description": "Local groups.", "type": "array", "maxItems": 1e3, "items": { "$ref": "service.schema.json#/$defs/group" } }, "directories": { "description": "Directories.", "type": "array", "maxItems": 1e3, "items": { "$ref": "service.schema.json#/$defs/directory" } }, "links": { "description": "Symbolic links.", "type": "array", "maxItems": 1e3, "items": { "$ref": "service.schema.json#/$defs/link" } }, "release": { "$ref": "service.schema.json#/$defs/release" }, "files": { "description": "Files.", "type": "array", "maxItems": 1e3, "items": { "$ref": "service.schema.json#/$defs/file" } }, "units": { "description": "systemd units.", "type": "array", "maxItems": 100, "items": { "$ref": "service.schema.json#/$defs/unit" } }, "restartOn": { "description": "Which changes restart (or reload, as onChange says) the units of this service; release, files and units unless said: a package restarts what it brings by itself.", "type": "array", "maxItems": 4, "items": { "description": "A kind of change.", "enum": ["release", "files", "units", "packages"] } }, "health": { "description": "How to know that it is well. Unless said: every unit whose state is running.", "type": "array", "maxItems": 32, "items": { "$ref": "service.schema.json#/$defs/check" } }, "hooks": { "$ref": "service.schema.json#/$defs/hooks" }, "rollout": { "$ref": "service.schema.json#/$defs/rollout" }, "drift": { "description": "What to do when a node differs from Git: heal it, or only report it; heal unless said.", "enum": ["heal", "report"] } } } }, "required": ["apiVersion", "kind", "metadata", "spec"] };
function validate93(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate93.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length > 1e3) {
      const err0 = { instancePath, schemaPath: "#/maxProperties", keyword: "maxProperties", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema44, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      const _errs1 = errors;
      if (typeof key0 === "string") {
        if (func1(key0) > 64) {
          const err1 = { instancePath, schemaPath: "#/$defs/varName/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema45, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (func1(key0) < 1) {
          const err2 = { instancePath, schemaPath: "#/$defs/varName/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema45, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (!pattern13.test(key0)) {
          const err3 = { instancePath, schemaPath: "#/$defs/varName/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" }, schema: "^[A-Za-z_][A-Za-z0-9_]*$", parentSchema: schema45, data: key0, propertyName: key0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath, schemaPath: "#/$defs/varName/type", keyword: "type", params: { type: "string" }, schema: schema45.type, parentSchema: schema45, data: key0, propertyName: key0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        const err5 = { instancePath, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: key0 }, schema: schema44.propertyNames, parentSchema: schema44, data };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    for (const key1 in data) {
      if (!validate28(data[key1], { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data, parentDataProperty: key1, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema44.type, parentSchema: schema44, data };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate93.errors = vErrors;
  return errors === 0;
}
validate93.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate96(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate96.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.when === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "when" }, schema: schema49.required, parentSchema: schema49, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "when" || key0 === "timeout")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema49, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.when !== void 0) {
      let data0 = data.when;
      if (!(data0 === "required" || data0 === "packages")) {
        const err2 = { instancePath: instancePath + "/when", schemaPath: "#/properties/when/enum", keyword: "enum", params: { allowedValues: schema49.properties.when.enum }, schema: schema49.properties.when.enum, parentSchema: schema49.properties.when, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.timeout !== void 0) {
      let data1 = data.timeout;
      if (typeof data1 === "string") {
        if (func1(data1) > 12) {
          const err3 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data1 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (func1(data1) < 2) {
          const err4 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data1 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (!pattern17.test(data1)) {
          const err5 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data1 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema49.type, parentSchema: schema49, data };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate96.errors = vErrors;
  return errors === 0;
}
validate96.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate98(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate98.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, schema: schema51.required, parentSchema: schema51, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "name" || key0 === "system" || key0 === "uid" || key0 === "group" || key0 === "groups" || key0 === "home" || key0 === "shell" || key0 === "prune")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema51, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (func1(data0) > 32) {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/account/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema52, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (func1(data0) < 1) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/account/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema52, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (!pattern18.test(data0)) {
          const err4 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/account/pattern", keyword: "pattern", params: { pattern: "^[a-z_][a-z0-9_-]*[$]?$" }, schema: "^[a-z_][a-z0-9_-]*[$]?$", parentSchema: schema52, data: data0 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/account/type", keyword: "type", params: { type: "string" }, schema: schema52.type, parentSchema: schema52, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.system !== void 0) {
      let data1 = data.system;
      if (typeof data1 !== "boolean") {
        const err6 = { instancePath: instancePath + "/system", schemaPath: "#/properties/system/type", keyword: "type", params: { type: "boolean" }, schema: schema51.properties.system.type, parentSchema: schema51.properties.system, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.uid !== void 0) {
      let data2 = data.uid;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err7 = { instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/type", keyword: "type", params: { type: "integer" }, schema: schema51.properties.uid.type, parentSchema: schema51.properties.uid, data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 4294967294 || isNaN(data2)) {
          const err8 = { instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/maximum", keyword: "maximum", params: { comparison: "<=", limit: 4294967294 }, schema: 4294967294, parentSchema: schema51.properties.uid, data: data2 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        if (data2 < 0 || isNaN(data2)) {
          const err9 = { instancePath: instancePath + "/uid", schemaPath: "#/properties/uid/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema51.properties.uid, data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      }
    }
    if (data.group !== void 0) {
      let data3 = data.group;
      if (typeof data3 === "string") {
        if (func1(data3) > 32) {
          const err10 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema52, data: data3 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (func1(data3) < 1) {
          const err11 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema52, data: data3 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (!pattern18.test(data3)) {
          const err12 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/pattern", keyword: "pattern", params: { pattern: "^[a-z_][a-z0-9_-]*[$]?$" }, schema: "^[a-z_][a-z0-9_-]*[$]?$", parentSchema: schema52, data: data3 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/type", keyword: "type", params: { type: "string" }, schema: schema52.type, parentSchema: schema52, data: data3 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.groups !== void 0) {
      let data4 = data.groups;
      if (Array.isArray(data4)) {
        if (data4.length > 64) {
          const err14 = { instancePath: instancePath + "/groups", schemaPath: "#/properties/groups/maxItems", keyword: "maxItems", params: { limit: 64 }, schema: 64, parentSchema: schema51.properties.groups, data: data4 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data5 = data4[i0];
          if (typeof data5 === "string") {
            if (func1(data5) > 32) {
              const err15 = { instancePath: instancePath + "/groups/" + i0, schemaPath: "#/$defs/account/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema52, data: data5 };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
            if (func1(data5) < 1) {
              const err16 = { instancePath: instancePath + "/groups/" + i0, schemaPath: "#/$defs/account/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema52, data: data5 };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
            if (!pattern18.test(data5)) {
              const err17 = { instancePath: instancePath + "/groups/" + i0, schemaPath: "#/$defs/account/pattern", keyword: "pattern", params: { pattern: "^[a-z_][a-z0-9_-]*[$]?$" }, schema: "^[a-z_][a-z0-9_-]*[$]?$", parentSchema: schema52, data: data5 };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
          } else {
            const err18 = { instancePath: instancePath + "/groups/" + i0, schemaPath: "#/$defs/account/type", keyword: "type", params: { type: "string" }, schema: schema52.type, parentSchema: schema52, data: data5 };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
      } else {
        const err19 = { instancePath: instancePath + "/groups", schemaPath: "#/properties/groups/type", keyword: "type", params: { type: "array" }, schema: schema51.properties.groups.type, parentSchema: schema51.properties.groups, data: data4 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.home !== void 0) {
      let data6 = data.home;
      if (typeof data6 === "string") {
        if (func1(data6) > 512) {
          const err20 = { instancePath: instancePath + "/home", schemaPath: "#/properties/home/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema51.properties.home, data: data6 };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
        if (func1(data6) < 1) {
          const err21 = { instancePath: instancePath + "/home", schemaPath: "#/properties/home/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema51.properties.home, data: data6 };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
      } else {
        const err22 = { instancePath: instancePath + "/home", schemaPath: "#/properties/home/type", keyword: "type", params: { type: "string" }, schema: schema51.properties.home.type, parentSchema: schema51.properties.home, data: data6 };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.shell !== void 0) {
      let data7 = data.shell;
      if (typeof data7 === "string") {
        if (func1(data7) > 512) {
          const err23 = { instancePath: instancePath + "/shell", schemaPath: "#/properties/shell/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema51.properties.shell, data: data7 };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
        if (func1(data7) < 1) {
          const err24 = { instancePath: instancePath + "/shell", schemaPath: "#/properties/shell/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema51.properties.shell, data: data7 };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
      } else {
        const err25 = { instancePath: instancePath + "/shell", schemaPath: "#/properties/shell/type", keyword: "type", params: { type: "string" }, schema: schema51.properties.shell.type, parentSchema: schema51.properties.shell, data: data7 };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
    if (data.prune !== void 0) {
      let data8 = data.prune;
      if (typeof data8 !== "boolean") {
        const err26 = { instancePath: instancePath + "/prune", schemaPath: "#/properties/prune/type", keyword: "type", params: { type: "boolean" }, schema: schema51.properties.prune.type, parentSchema: schema51.properties.prune, data: data8 };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
  } else {
    const err27 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema51.type, parentSchema: schema51, data };
    if (vErrors === null) {
      vErrors = [err27];
    } else {
      vErrors.push(err27);
    }
    errors++;
  }
  validate98.errors = vErrors;
  return errors === 0;
}
validate98.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate100(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate100.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, schema: schema55.required, parentSchema: schema55, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "name" || key0 === "system" || key0 === "gid" || key0 === "prune")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema55, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (func1(data0) > 32) {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/account/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema52, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (func1(data0) < 1) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/account/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema52, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (!pattern18.test(data0)) {
          const err4 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/account/pattern", keyword: "pattern", params: { pattern: "^[a-z_][a-z0-9_-]*[$]?$" }, schema: "^[a-z_][a-z0-9_-]*[$]?$", parentSchema: schema52, data: data0 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/account/type", keyword: "type", params: { type: "string" }, schema: schema52.type, parentSchema: schema52, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.system !== void 0) {
      let data1 = data.system;
      if (typeof data1 !== "boolean") {
        const err6 = { instancePath: instancePath + "/system", schemaPath: "#/properties/system/type", keyword: "type", params: { type: "boolean" }, schema: schema55.properties.system.type, parentSchema: schema55.properties.system, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.gid !== void 0) {
      let data2 = data.gid;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err7 = { instancePath: instancePath + "/gid", schemaPath: "#/properties/gid/type", keyword: "type", params: { type: "integer" }, schema: schema55.properties.gid.type, parentSchema: schema55.properties.gid, data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 4294967294 || isNaN(data2)) {
          const err8 = { instancePath: instancePath + "/gid", schemaPath: "#/properties/gid/maximum", keyword: "maximum", params: { comparison: "<=", limit: 4294967294 }, schema: 4294967294, parentSchema: schema55.properties.gid, data: data2 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        if (data2 < 0 || isNaN(data2)) {
          const err9 = { instancePath: instancePath + "/gid", schemaPath: "#/properties/gid/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema55.properties.gid, data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      }
    }
    if (data.prune !== void 0) {
      let data3 = data.prune;
      if (typeof data3 !== "boolean") {
        const err10 = { instancePath: instancePath + "/prune", schemaPath: "#/properties/prune/type", keyword: "type", params: { type: "boolean" }, schema: schema55.properties.prune.type, parentSchema: schema55.properties.prune, data: data3 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
  } else {
    const err11 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema55.type, parentSchema: schema55, data };
    if (vErrors === null) {
      vErrors = [err11];
    } else {
      vErrors.push(err11);
    }
    errors++;
  }
  validate100.errors = vErrors;
  return errors === 0;
}
validate100.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate102(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate102.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.path === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "path" }, schema: schema57.required, parentSchema: schema57, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "path" || key0 === "owner" || key0 === "group" || key0 === "mode" || key0 === "prune")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema57, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.path !== void 0) {
      let data0 = data.path;
      if (typeof data0 === "string") {
        if (func1(data0) > 512) {
          const err2 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema57.properties.path, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (func1(data0) < 1) {
          const err3 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema57.properties.path, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" }, schema: schema57.properties.path.type, parentSchema: schema57.properties.path, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.owner !== void 0) {
      let data1 = data.owner;
      if (typeof data1 === "string") {
        if (func1(data1) > 32) {
          const err5 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/account/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema52, data: data1 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (func1(data1) < 1) {
          const err6 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/account/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema52, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (!pattern18.test(data1)) {
          const err7 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/account/pattern", keyword: "pattern", params: { pattern: "^[a-z_][a-z0-9_-]*[$]?$" }, schema: "^[a-z_][a-z0-9_-]*[$]?$", parentSchema: schema52, data: data1 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/account/type", keyword: "type", params: { type: "string" }, schema: schema52.type, parentSchema: schema52, data: data1 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.group !== void 0) {
      let data2 = data.group;
      if (typeof data2 === "string") {
        if (func1(data2) > 32) {
          const err9 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema52, data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (func1(data2) < 1) {
          const err10 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema52, data: data2 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (!pattern18.test(data2)) {
          const err11 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/pattern", keyword: "pattern", params: { pattern: "^[a-z_][a-z0-9_-]*[$]?$" }, schema: "^[a-z_][a-z0-9_-]*[$]?$", parentSchema: schema52, data: data2 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/type", keyword: "type", params: { type: "string" }, schema: schema52.type, parentSchema: schema52, data: data2 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.mode !== void 0) {
      let data3 = data.mode;
      if (typeof data3 === "string") {
        if (func1(data3) > 8) {
          const err13 = { instancePath: instancePath + "/mode", schemaPath: "#/$defs/mode/maxLength", keyword: "maxLength", params: { limit: 8 }, schema: 8, parentSchema: schema60, data: data3 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (func1(data3) < 1) {
          const err14 = { instancePath: instancePath + "/mode", schemaPath: "#/$defs/mode/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema60, data: data3 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/mode", schemaPath: "#/$defs/mode/type", keyword: "type", params: { type: "string" }, schema: schema60.type, parentSchema: schema60, data: data3 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.prune !== void 0) {
      let data4 = data.prune;
      if (typeof data4 !== "boolean") {
        const err16 = { instancePath: instancePath + "/prune", schemaPath: "#/properties/prune/type", keyword: "type", params: { type: "boolean" }, schema: schema57.properties.prune.type, parentSchema: schema57.properties.prune, data: data4 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
  } else {
    const err17 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema57.type, parentSchema: schema57, data };
    if (vErrors === null) {
      vErrors = [err17];
    } else {
      vErrors.push(err17);
    }
    errors++;
  }
  validate102.errors = vErrors;
  return errors === 0;
}
validate102.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate104(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate104.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.path === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "path" }, schema: schema61.required, parentSchema: schema61, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "path" || key0 === "target" || key0 === "notify")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema61, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.path !== void 0) {
      let data0 = data.path;
      if (typeof data0 === "string") {
        if (func1(data0) > 512) {
          const err2 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema61.properties.path, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (func1(data0) < 1) {
          const err3 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema61.properties.path, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" }, schema: schema61.properties.path.type, parentSchema: schema61.properties.path, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.target !== void 0) {
      let data1 = data.target;
      if (typeof data1 === "string") {
        if (func1(data1) > 512) {
          const err5 = { instancePath: instancePath + "/target", schemaPath: "#/properties/target/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema61.properties.target, data: data1 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (func1(data1) < 1) {
          const err6 = { instancePath: instancePath + "/target", schemaPath: "#/properties/target/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema61.properties.target, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/target", schemaPath: "#/properties/target/type", keyword: "type", params: { type: "string" }, schema: schema61.properties.target.type, parentSchema: schema61.properties.target, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.notify !== void 0) {
      let data2 = data.notify;
      if (Array.isArray(data2)) {
        if (data2.length > 16) {
          const err8 = { instancePath: instancePath + "/notify", schemaPath: "#/$defs/notify/maxItems", keyword: "maxItems", params: { limit: 16 }, schema: 16, parentSchema: schema62, data: data2 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (Object.keys(data3).length > 1) {
              const err9 = { instancePath: instancePath + "/notify/" + i0, schemaPath: "#/$defs/notify/items/maxProperties", keyword: "maxProperties", params: { limit: 1 }, schema: 1, parentSchema: schema62.items, data: data3 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
            if (Object.keys(data3).length < 1) {
              const err10 = { instancePath: instancePath + "/notify/" + i0, schemaPath: "#/$defs/notify/items/minProperties", keyword: "minProperties", params: { limit: 1 }, schema: 1, parentSchema: schema62.items, data: data3 };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
            for (const key1 in data3) {
              if (!(key1 === "restart" || key1 === "reload")) {
                const err11 = { instancePath: instancePath + "/notify/" + i0, schemaPath: "#/$defs/notify/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema62.items, data: data3 };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
            }
            if (data3.restart !== void 0) {
              let data4 = data3.restart;
              if (typeof data4 === "string") {
                if (func1(data4) > 255) {
                  const err12 = { instancePath: instancePath + "/notify/" + i0 + "/restart", schemaPath: "#/$defs/notify/items/properties/restart/maxLength", keyword: "maxLength", params: { limit: 255 }, schema: 255, parentSchema: schema62.items.properties.restart, data: data4 };
                  if (vErrors === null) {
                    vErrors = [err12];
                  } else {
                    vErrors.push(err12);
                  }
                  errors++;
                }
                if (func1(data4) < 1) {
                  const err13 = { instancePath: instancePath + "/notify/" + i0 + "/restart", schemaPath: "#/$defs/notify/items/properties/restart/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema62.items.properties.restart, data: data4 };
                  if (vErrors === null) {
                    vErrors = [err13];
                  } else {
                    vErrors.push(err13);
                  }
                  errors++;
                }
              } else {
                const err14 = { instancePath: instancePath + "/notify/" + i0 + "/restart", schemaPath: "#/$defs/notify/items/properties/restart/type", keyword: "type", params: { type: "string" }, schema: schema62.items.properties.restart.type, parentSchema: schema62.items.properties.restart, data: data4 };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            }
            if (data3.reload !== void 0) {
              let data5 = data3.reload;
              if (typeof data5 === "string") {
                if (func1(data5) > 255) {
                  const err15 = { instancePath: instancePath + "/notify/" + i0 + "/reload", schemaPath: "#/$defs/notify/items/properties/reload/maxLength", keyword: "maxLength", params: { limit: 255 }, schema: 255, parentSchema: schema62.items.properties.reload, data: data5 };
                  if (vErrors === null) {
                    vErrors = [err15];
                  } else {
                    vErrors.push(err15);
                  }
                  errors++;
                }
                if (func1(data5) < 1) {
                  const err16 = { instancePath: instancePath + "/notify/" + i0 + "/reload", schemaPath: "#/$defs/notify/items/properties/reload/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema62.items.properties.reload, data: data5 };
                  if (vErrors === null) {
                    vErrors = [err16];
                  } else {
                    vErrors.push(err16);
                  }
                  errors++;
                }
              } else {
                const err17 = { instancePath: instancePath + "/notify/" + i0 + "/reload", schemaPath: "#/$defs/notify/items/properties/reload/type", keyword: "type", params: { type: "string" }, schema: schema62.items.properties.reload.type, parentSchema: schema62.items.properties.reload, data: data5 };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
            }
          } else {
            const err18 = { instancePath: instancePath + "/notify/" + i0, schemaPath: "#/$defs/notify/items/type", keyword: "type", params: { type: "object" }, schema: schema62.items.type, parentSchema: schema62.items, data: data3 };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
      } else {
        const err19 = { instancePath: instancePath + "/notify", schemaPath: "#/$defs/notify/type", keyword: "type", params: { type: "array" }, schema: schema62.type, parentSchema: schema62, data: data2 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
  } else {
    const err20 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema61.type, parentSchema: schema61, data };
    if (vErrors === null) {
      vErrors = [err20];
    } else {
      vErrors.push(err20);
    }
    errors++;
  }
  validate104.errors = vErrors;
  return errors === 0;
}
validate104.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate106(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate106.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.path === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "path" }, schema: schema64.required, parentSchema: schema64, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func6.call(schema64.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema64, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.path !== void 0) {
      let data0 = data.path;
      if (typeof data0 === "string") {
        if (func1(data0) > 512) {
          const err2 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema64.properties.path, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (func1(data0) < 1) {
          const err3 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema64.properties.path, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" }, schema: schema64.properties.path.type, parentSchema: schema64.properties.path, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.source !== void 0) {
      let data1 = data.source;
      if (typeof data1 === "string") {
        if (func1(data1) > 512) {
          const err5 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema64.properties.source, data: data1 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (func1(data1) < 1) {
          const err6 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema64.properties.source, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, schema: schema64.properties.source.type, parentSchema: schema64.properties.source, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.template !== void 0) {
      let data2 = data.template;
      if (typeof data2 === "string") {
        if (func1(data2) > 512) {
          const err8 = { instancePath: instancePath + "/template", schemaPath: "#/properties/template/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema64.properties.template, data: data2 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        if (func1(data2) < 1) {
          const err9 = { instancePath: instancePath + "/template", schemaPath: "#/properties/template/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema64.properties.template, data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/template", schemaPath: "#/properties/template/type", keyword: "type", params: { type: "string" }, schema: schema64.properties.template.type, parentSchema: schema64.properties.template, data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.content !== void 0) {
      let data3 = data.content;
      if (typeof data3 === "string") {
        if (func1(data3) > 65536) {
          const err11 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/maxLength", keyword: "maxLength", params: { limit: 65536 }, schema: 65536, parentSchema: schema64.properties.content, data: data3 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/type", keyword: "type", params: { type: "string" }, schema: schema64.properties.content.type, parentSchema: schema64.properties.content, data: data3 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.owner !== void 0) {
      let data4 = data.owner;
      if (typeof data4 === "string") {
        if (func1(data4) > 32) {
          const err13 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/account/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema52, data: data4 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (func1(data4) < 1) {
          const err14 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/account/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema52, data: data4 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        if (!pattern18.test(data4)) {
          const err15 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/account/pattern", keyword: "pattern", params: { pattern: "^[a-z_][a-z0-9_-]*[$]?$" }, schema: "^[a-z_][a-z0-9_-]*[$]?$", parentSchema: schema52, data: data4 };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      } else {
        const err16 = { instancePath: instancePath + "/owner", schemaPath: "#/$defs/account/type", keyword: "type", params: { type: "string" }, schema: schema52.type, parentSchema: schema52, data: data4 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.group !== void 0) {
      let data5 = data.group;
      if (typeof data5 === "string") {
        if (func1(data5) > 32) {
          const err17 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema52, data: data5 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
        if (func1(data5) < 1) {
          const err18 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema52, data: data5 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
        if (!pattern18.test(data5)) {
          const err19 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/pattern", keyword: "pattern", params: { pattern: "^[a-z_][a-z0-9_-]*[$]?$" }, schema: "^[a-z_][a-z0-9_-]*[$]?$", parentSchema: schema52, data: data5 };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
      } else {
        const err20 = { instancePath: instancePath + "/group", schemaPath: "#/$defs/account/type", keyword: "type", params: { type: "string" }, schema: schema52.type, parentSchema: schema52, data: data5 };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.mode !== void 0) {
      let data6 = data.mode;
      if (typeof data6 === "string") {
        if (func1(data6) > 8) {
          const err21 = { instancePath: instancePath + "/mode", schemaPath: "#/$defs/mode/maxLength", keyword: "maxLength", params: { limit: 8 }, schema: 8, parentSchema: schema60, data: data6 };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
        if (func1(data6) < 1) {
          const err22 = { instancePath: instancePath + "/mode", schemaPath: "#/$defs/mode/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema60, data: data6 };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
      } else {
        const err23 = { instancePath: instancePath + "/mode", schemaPath: "#/$defs/mode/type", keyword: "type", params: { type: "string" }, schema: schema60.type, parentSchema: schema60, data: data6 };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.validate !== void 0) {
      let data7 = data.validate;
      if (Array.isArray(data7)) {
        if (data7.length > 64) {
          const err24 = { instancePath: instancePath + "/validate", schemaPath: "#/properties/validate/maxItems", keyword: "maxItems", params: { limit: 64 }, schema: 64, parentSchema: schema64.properties.validate, data: data7 };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        if (data7.length < 1) {
          const err25 = { instancePath: instancePath + "/validate", schemaPath: "#/properties/validate/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema64.properties.validate, data: data7 };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
        const len0 = data7.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data8 = data7[i0];
          if (typeof data8 === "string") {
            if (func1(data8) > 4096) {
              const err26 = { instancePath: instancePath + "/validate/" + i0, schemaPath: "#/properties/validate/items/maxLength", keyword: "maxLength", params: { limit: 4096 }, schema: 4096, parentSchema: schema64.properties.validate.items, data: data8 };
              if (vErrors === null) {
                vErrors = [err26];
              } else {
                vErrors.push(err26);
              }
              errors++;
            }
            if (func1(data8) < 1) {
              const err27 = { instancePath: instancePath + "/validate/" + i0, schemaPath: "#/properties/validate/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema64.properties.validate.items, data: data8 };
              if (vErrors === null) {
                vErrors = [err27];
              } else {
                vErrors.push(err27);
              }
              errors++;
            }
          } else {
            const err28 = { instancePath: instancePath + "/validate/" + i0, schemaPath: "#/properties/validate/items/type", keyword: "type", params: { type: "string" }, schema: schema64.properties.validate.items.type, parentSchema: schema64.properties.validate.items, data: data8 };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
        }
      } else {
        const err29 = { instancePath: instancePath + "/validate", schemaPath: "#/properties/validate/type", keyword: "type", params: { type: "array" }, schema: schema64.properties.validate.type, parentSchema: schema64.properties.validate, data: data7 };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
    if (data.notify !== void 0) {
      let data9 = data.notify;
      if (Array.isArray(data9)) {
        if (data9.length > 16) {
          const err30 = { instancePath: instancePath + "/notify", schemaPath: "#/$defs/notify/maxItems", keyword: "maxItems", params: { limit: 16 }, schema: 16, parentSchema: schema62, data: data9 };
          if (vErrors === null) {
            vErrors = [err30];
          } else {
            vErrors.push(err30);
          }
          errors++;
        }
        const len1 = data9.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data10 = data9[i1];
          if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
            if (Object.keys(data10).length > 1) {
              const err31 = { instancePath: instancePath + "/notify/" + i1, schemaPath: "#/$defs/notify/items/maxProperties", keyword: "maxProperties", params: { limit: 1 }, schema: 1, parentSchema: schema62.items, data: data10 };
              if (vErrors === null) {
                vErrors = [err31];
              } else {
                vErrors.push(err31);
              }
              errors++;
            }
            if (Object.keys(data10).length < 1) {
              const err32 = { instancePath: instancePath + "/notify/" + i1, schemaPath: "#/$defs/notify/items/minProperties", keyword: "minProperties", params: { limit: 1 }, schema: 1, parentSchema: schema62.items, data: data10 };
              if (vErrors === null) {
                vErrors = [err32];
              } else {
                vErrors.push(err32);
              }
              errors++;
            }
            for (const key1 in data10) {
              if (!(key1 === "restart" || key1 === "reload")) {
                const err33 = { instancePath: instancePath + "/notify/" + i1, schemaPath: "#/$defs/notify/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema62.items, data: data10 };
                if (vErrors === null) {
                  vErrors = [err33];
                } else {
                  vErrors.push(err33);
                }
                errors++;
              }
            }
            if (data10.restart !== void 0) {
              let data11 = data10.restart;
              if (typeof data11 === "string") {
                if (func1(data11) > 255) {
                  const err34 = { instancePath: instancePath + "/notify/" + i1 + "/restart", schemaPath: "#/$defs/notify/items/properties/restart/maxLength", keyword: "maxLength", params: { limit: 255 }, schema: 255, parentSchema: schema62.items.properties.restart, data: data11 };
                  if (vErrors === null) {
                    vErrors = [err34];
                  } else {
                    vErrors.push(err34);
                  }
                  errors++;
                }
                if (func1(data11) < 1) {
                  const err35 = { instancePath: instancePath + "/notify/" + i1 + "/restart", schemaPath: "#/$defs/notify/items/properties/restart/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema62.items.properties.restart, data: data11 };
                  if (vErrors === null) {
                    vErrors = [err35];
                  } else {
                    vErrors.push(err35);
                  }
                  errors++;
                }
              } else {
                const err36 = { instancePath: instancePath + "/notify/" + i1 + "/restart", schemaPath: "#/$defs/notify/items/properties/restart/type", keyword: "type", params: { type: "string" }, schema: schema62.items.properties.restart.type, parentSchema: schema62.items.properties.restart, data: data11 };
                if (vErrors === null) {
                  vErrors = [err36];
                } else {
                  vErrors.push(err36);
                }
                errors++;
              }
            }
            if (data10.reload !== void 0) {
              let data12 = data10.reload;
              if (typeof data12 === "string") {
                if (func1(data12) > 255) {
                  const err37 = { instancePath: instancePath + "/notify/" + i1 + "/reload", schemaPath: "#/$defs/notify/items/properties/reload/maxLength", keyword: "maxLength", params: { limit: 255 }, schema: 255, parentSchema: schema62.items.properties.reload, data: data12 };
                  if (vErrors === null) {
                    vErrors = [err37];
                  } else {
                    vErrors.push(err37);
                  }
                  errors++;
                }
                if (func1(data12) < 1) {
                  const err38 = { instancePath: instancePath + "/notify/" + i1 + "/reload", schemaPath: "#/$defs/notify/items/properties/reload/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema62.items.properties.reload, data: data12 };
                  if (vErrors === null) {
                    vErrors = [err38];
                  } else {
                    vErrors.push(err38);
                  }
                  errors++;
                }
              } else {
                const err39 = { instancePath: instancePath + "/notify/" + i1 + "/reload", schemaPath: "#/$defs/notify/items/properties/reload/type", keyword: "type", params: { type: "string" }, schema: schema62.items.properties.reload.type, parentSchema: schema62.items.properties.reload, data: data12 };
                if (vErrors === null) {
                  vErrors = [err39];
                } else {
                  vErrors.push(err39);
                }
                errors++;
              }
            }
          } else {
            const err40 = { instancePath: instancePath + "/notify/" + i1, schemaPath: "#/$defs/notify/items/type", keyword: "type", params: { type: "object" }, schema: schema62.items.type, parentSchema: schema62.items, data: data10 };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
        }
      } else {
        const err41 = { instancePath: instancePath + "/notify", schemaPath: "#/$defs/notify/type", keyword: "type", params: { type: "array" }, schema: schema62.type, parentSchema: schema62, data: data9 };
        if (vErrors === null) {
          vErrors = [err41];
        } else {
          vErrors.push(err41);
        }
        errors++;
      }
    }
  } else {
    const err42 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema64.type, parentSchema: schema64, data };
    if (vErrors === null) {
      vErrors = [err42];
    } else {
      vErrors.push(err42);
    }
    errors++;
  }
  validate106.errors = vErrors;
  return errors === 0;
}
validate106.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate108(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate108.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, schema: schema69.required, parentSchema: schema69, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "name" || key0 === "source" || key0 === "template" || key0 === "enabled" || key0 === "state" || key0 === "onChange" || key0 === "dropIns")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema69, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (func1(data0) > 255) {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/maxLength", keyword: "maxLength", params: { limit: 255 }, schema: 255, parentSchema: schema69.properties.name, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (func1(data0) < 1) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema69.properties.name, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, schema: schema69.properties.name.type, parentSchema: schema69.properties.name, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.source !== void 0) {
      let data1 = data.source;
      if (typeof data1 === "string") {
        if (func1(data1) > 512) {
          const err5 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema69.properties.source, data: data1 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (func1(data1) < 1) {
          const err6 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema69.properties.source, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, schema: schema69.properties.source.type, parentSchema: schema69.properties.source, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.template !== void 0) {
      let data2 = data.template;
      if (typeof data2 === "string") {
        if (func1(data2) > 512) {
          const err8 = { instancePath: instancePath + "/template", schemaPath: "#/properties/template/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema69.properties.template, data: data2 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        if (func1(data2) < 1) {
          const err9 = { instancePath: instancePath + "/template", schemaPath: "#/properties/template/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema69.properties.template, data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/template", schemaPath: "#/properties/template/type", keyword: "type", params: { type: "string" }, schema: schema69.properties.template.type, parentSchema: schema69.properties.template, data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.enabled !== void 0) {
      let data3 = data.enabled;
      if (typeof data3 !== "boolean") {
        const err11 = { instancePath: instancePath + "/enabled", schemaPath: "#/properties/enabled/type", keyword: "type", params: { type: "boolean" }, schema: schema69.properties.enabled.type, parentSchema: schema69.properties.enabled, data: data3 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.state !== void 0) {
      let data4 = data.state;
      if (!(data4 === "running" || data4 === "stopped")) {
        const err12 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/enum", keyword: "enum", params: { allowedValues: schema69.properties.state.enum }, schema: schema69.properties.state.enum, parentSchema: schema69.properties.state, data: data4 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.onChange !== void 0) {
      let data5 = data.onChange;
      if (!(data5 === "restart" || data5 === "reload" || data5 === "nothing")) {
        const err13 = { instancePath: instancePath + "/onChange", schemaPath: "#/properties/onChange/enum", keyword: "enum", params: { allowedValues: schema69.properties.onChange.enum }, schema: schema69.properties.onChange.enum, parentSchema: schema69.properties.onChange, data: data5 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.dropIns !== void 0) {
      let data6 = data.dropIns;
      if (Array.isArray(data6)) {
        if (data6.length > 32) {
          const err14 = { instancePath: instancePath + "/dropIns", schemaPath: "#/properties/dropIns/maxItems", keyword: "maxItems", params: { limit: 32 }, schema: 32, parentSchema: schema69.properties.dropIns, data: data6 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        const len0 = data6.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data7 = data6[i0];
          if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
            if (data7.name === void 0) {
              const err15 = { instancePath: instancePath + "/dropIns/" + i0, schemaPath: "#/$defs/dropIn/required", keyword: "required", params: { missingProperty: "name" }, schema: schema70.required, parentSchema: schema70, data: data7 };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
            for (const key1 in data7) {
              if (!(key1 === "name" || key1 === "source" || key1 === "template" || key1 === "content")) {
                const err16 = { instancePath: instancePath + "/dropIns/" + i0, schemaPath: "#/$defs/dropIn/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema70, data: data7 };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
            }
            if (data7.name !== void 0) {
              let data8 = data7.name;
              if (typeof data8 === "string") {
                if (func1(data8) > 128) {
                  const err17 = { instancePath: instancePath + "/dropIns/" + i0 + "/name", schemaPath: "#/$defs/dropIn/properties/name/maxLength", keyword: "maxLength", params: { limit: 128 }, schema: 128, parentSchema: schema70.properties.name, data: data8 };
                  if (vErrors === null) {
                    vErrors = [err17];
                  } else {
                    vErrors.push(err17);
                  }
                  errors++;
                }
                if (func1(data8) < 1) {
                  const err18 = { instancePath: instancePath + "/dropIns/" + i0 + "/name", schemaPath: "#/$defs/dropIn/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema70.properties.name, data: data8 };
                  if (vErrors === null) {
                    vErrors = [err18];
                  } else {
                    vErrors.push(err18);
                  }
                  errors++;
                }
              } else {
                const err19 = { instancePath: instancePath + "/dropIns/" + i0 + "/name", schemaPath: "#/$defs/dropIn/properties/name/type", keyword: "type", params: { type: "string" }, schema: schema70.properties.name.type, parentSchema: schema70.properties.name, data: data8 };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
            if (data7.source !== void 0) {
              let data9 = data7.source;
              if (typeof data9 === "string") {
                if (func1(data9) > 512) {
                  const err20 = { instancePath: instancePath + "/dropIns/" + i0 + "/source", schemaPath: "#/$defs/dropIn/properties/source/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema70.properties.source, data: data9 };
                  if (vErrors === null) {
                    vErrors = [err20];
                  } else {
                    vErrors.push(err20);
                  }
                  errors++;
                }
                if (func1(data9) < 1) {
                  const err21 = { instancePath: instancePath + "/dropIns/" + i0 + "/source", schemaPath: "#/$defs/dropIn/properties/source/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema70.properties.source, data: data9 };
                  if (vErrors === null) {
                    vErrors = [err21];
                  } else {
                    vErrors.push(err21);
                  }
                  errors++;
                }
              } else {
                const err22 = { instancePath: instancePath + "/dropIns/" + i0 + "/source", schemaPath: "#/$defs/dropIn/properties/source/type", keyword: "type", params: { type: "string" }, schema: schema70.properties.source.type, parentSchema: schema70.properties.source, data: data9 };
                if (vErrors === null) {
                  vErrors = [err22];
                } else {
                  vErrors.push(err22);
                }
                errors++;
              }
            }
            if (data7.template !== void 0) {
              let data10 = data7.template;
              if (typeof data10 === "string") {
                if (func1(data10) > 512) {
                  const err23 = { instancePath: instancePath + "/dropIns/" + i0 + "/template", schemaPath: "#/$defs/dropIn/properties/template/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema70.properties.template, data: data10 };
                  if (vErrors === null) {
                    vErrors = [err23];
                  } else {
                    vErrors.push(err23);
                  }
                  errors++;
                }
                if (func1(data10) < 1) {
                  const err24 = { instancePath: instancePath + "/dropIns/" + i0 + "/template", schemaPath: "#/$defs/dropIn/properties/template/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema70.properties.template, data: data10 };
                  if (vErrors === null) {
                    vErrors = [err24];
                  } else {
                    vErrors.push(err24);
                  }
                  errors++;
                }
              } else {
                const err25 = { instancePath: instancePath + "/dropIns/" + i0 + "/template", schemaPath: "#/$defs/dropIn/properties/template/type", keyword: "type", params: { type: "string" }, schema: schema70.properties.template.type, parentSchema: schema70.properties.template, data: data10 };
                if (vErrors === null) {
                  vErrors = [err25];
                } else {
                  vErrors.push(err25);
                }
                errors++;
              }
            }
            if (data7.content !== void 0) {
              let data11 = data7.content;
              if (typeof data11 === "string") {
                if (func1(data11) > 65536) {
                  const err26 = { instancePath: instancePath + "/dropIns/" + i0 + "/content", schemaPath: "#/$defs/dropIn/properties/content/maxLength", keyword: "maxLength", params: { limit: 65536 }, schema: 65536, parentSchema: schema70.properties.content, data: data11 };
                  if (vErrors === null) {
                    vErrors = [err26];
                  } else {
                    vErrors.push(err26);
                  }
                  errors++;
                }
              } else {
                const err27 = { instancePath: instancePath + "/dropIns/" + i0 + "/content", schemaPath: "#/$defs/dropIn/properties/content/type", keyword: "type", params: { type: "string" }, schema: schema70.properties.content.type, parentSchema: schema70.properties.content, data: data11 };
                if (vErrors === null) {
                  vErrors = [err27];
                } else {
                  vErrors.push(err27);
                }
                errors++;
              }
            }
          } else {
            const err28 = { instancePath: instancePath + "/dropIns/" + i0, schemaPath: "#/$defs/dropIn/type", keyword: "type", params: { type: "object" }, schema: schema70.type, parentSchema: schema70, data: data7 };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
        }
      } else {
        const err29 = { instancePath: instancePath + "/dropIns", schemaPath: "#/properties/dropIns/type", keyword: "type", params: { type: "array" }, schema: schema69.properties.dropIns.type, parentSchema: schema69.properties.dropIns, data: data6 };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
  } else {
    const err30 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema69.type, parentSchema: schema69, data };
    if (vErrors === null) {
      vErrors = [err30];
    } else {
      vErrors.push(err30);
    }
    errors++;
  }
  validate108.errors = vErrors;
  return errors === 0;
}
validate108.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate110(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate110.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length > 1) {
      const err0 = { instancePath, schemaPath: "#/maxProperties", keyword: "maxProperties", params: { limit: 1 }, schema: 1, parentSchema: schema71, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (Object.keys(data).length < 1) {
      const err1 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 }, schema: 1, parentSchema: schema71, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "unit" || key0 === "http" || key0 === "tcp" || key0 === "command")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema71, data };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.unit !== void 0) {
      let data0 = data.unit;
      if (typeof data0 === "string") {
        if (func1(data0) > 255) {
          const err3 = { instancePath: instancePath + "/unit", schemaPath: "#/properties/unit/maxLength", keyword: "maxLength", params: { limit: 255 }, schema: 255, parentSchema: schema71.properties.unit, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (func1(data0) < 1) {
          const err4 = { instancePath: instancePath + "/unit", schemaPath: "#/properties/unit/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema71.properties.unit, data: data0 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/unit", schemaPath: "#/properties/unit/type", keyword: "type", params: { type: "string" }, schema: schema71.properties.unit.type, parentSchema: schema71.properties.unit, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.http !== void 0) {
      let data1 = data.http;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        if (data1.port === void 0) {
          const err6 = { instancePath: instancePath + "/http", schemaPath: "#/properties/http/required", keyword: "required", params: { missingProperty: "port" }, schema: schema71.properties.http.required, parentSchema: schema71.properties.http, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        for (const key1 in data1) {
          if (!(key1 === "host" || key1 === "port" || key1 === "path" || key1 === "status" || key1 === "timeout")) {
            const err7 = { instancePath: instancePath + "/http", schemaPath: "#/properties/http/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema71.properties.http, data: data1 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data1.host !== void 0) {
          let data2 = data1.host;
          if (typeof data2 === "string") {
            if (func1(data2) > 253) {
              const err8 = { instancePath: instancePath + "/http/host", schemaPath: "#/properties/http/properties/host/maxLength", keyword: "maxLength", params: { limit: 253 }, schema: 253, parentSchema: schema71.properties.http.properties.host, data: data2 };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
            if (func1(data2) < 1) {
              const err9 = { instancePath: instancePath + "/http/host", schemaPath: "#/properties/http/properties/host/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema71.properties.http.properties.host, data: data2 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          } else {
            const err10 = { instancePath: instancePath + "/http/host", schemaPath: "#/properties/http/properties/host/type", keyword: "type", params: { type: "string" }, schema: schema71.properties.http.properties.host.type, parentSchema: schema71.properties.http.properties.host, data: data2 };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
        if (data1.port !== void 0) {
          let data3 = data1.port;
          if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
            const err11 = { instancePath: instancePath + "/http/port", schemaPath: "#/$defs/port/type", keyword: "type", params: { type: "integer" }, schema: schema72.type, parentSchema: schema72, data: data3 };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
          if (typeof data3 == "number" && isFinite(data3)) {
            if (data3 > 65535 || isNaN(data3)) {
              const err12 = { instancePath: instancePath + "/http/port", schemaPath: "#/$defs/port/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, schema: 65535, parentSchema: schema72, data: data3 };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
            if (data3 < 1 || isNaN(data3)) {
              const err13 = { instancePath: instancePath + "/http/port", schemaPath: "#/$defs/port/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema72, data: data3 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          }
        }
        if (data1.path !== void 0) {
          let data4 = data1.path;
          if (typeof data4 === "string") {
            if (func1(data4) > 1024) {
              const err14 = { instancePath: instancePath + "/http/path", schemaPath: "#/properties/http/properties/path/maxLength", keyword: "maxLength", params: { limit: 1024 }, schema: 1024, parentSchema: schema71.properties.http.properties.path, data: data4 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            if (func1(data4) < 1) {
              const err15 = { instancePath: instancePath + "/http/path", schemaPath: "#/properties/http/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema71.properties.http.properties.path, data: data4 };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
            if (!pattern28.test(data4)) {
              const err16 = { instancePath: instancePath + "/http/path", schemaPath: "#/properties/http/properties/path/pattern", keyword: "pattern", params: { pattern: "^/[!-~]*$" }, schema: "^/[!-~]*$", parentSchema: schema71.properties.http.properties.path, data: data4 };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
          } else {
            const err17 = { instancePath: instancePath + "/http/path", schemaPath: "#/properties/http/properties/path/type", keyword: "type", params: { type: "string" }, schema: schema71.properties.http.properties.path.type, parentSchema: schema71.properties.http.properties.path, data: data4 };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
        if (data1.status !== void 0) {
          let data5 = data1.status;
          if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
            const err18 = { instancePath: instancePath + "/http/status", schemaPath: "#/properties/http/properties/status/type", keyword: "type", params: { type: "integer" }, schema: schema71.properties.http.properties.status.type, parentSchema: schema71.properties.http.properties.status, data: data5 };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
          if (typeof data5 == "number" && isFinite(data5)) {
            if (data5 > 599 || isNaN(data5)) {
              const err19 = { instancePath: instancePath + "/http/status", schemaPath: "#/properties/http/properties/status/maximum", keyword: "maximum", params: { comparison: "<=", limit: 599 }, schema: 599, parentSchema: schema71.properties.http.properties.status, data: data5 };
              if (vErrors === null) {
                vErrors = [err19];
              } else {
                vErrors.push(err19);
              }
              errors++;
            }
            if (data5 < 100 || isNaN(data5)) {
              const err20 = { instancePath: instancePath + "/http/status", schemaPath: "#/properties/http/properties/status/minimum", keyword: "minimum", params: { comparison: ">=", limit: 100 }, schema: 100, parentSchema: schema71.properties.http.properties.status, data: data5 };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
          }
        }
        if (data1.timeout !== void 0) {
          let data6 = data1.timeout;
          if (typeof data6 === "string") {
            if (func1(data6) > 12) {
              const err21 = { instancePath: instancePath + "/http/timeout", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data6 };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
            if (func1(data6) < 2) {
              const err22 = { instancePath: instancePath + "/http/timeout", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data6 };
              if (vErrors === null) {
                vErrors = [err22];
              } else {
                vErrors.push(err22);
              }
              errors++;
            }
            if (!pattern17.test(data6)) {
              const err23 = { instancePath: instancePath + "/http/timeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data6 };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
          } else {
            const err24 = { instancePath: instancePath + "/http/timeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data6 };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
      } else {
        const err25 = { instancePath: instancePath + "/http", schemaPath: "#/properties/http/type", keyword: "type", params: { type: "object" }, schema: schema71.properties.http.type, parentSchema: schema71.properties.http, data: data1 };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
    if (data.tcp !== void 0) {
      let data7 = data.tcp;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        if (data7.port === void 0) {
          const err26 = { instancePath: instancePath + "/tcp", schemaPath: "#/properties/tcp/required", keyword: "required", params: { missingProperty: "port" }, schema: schema71.properties.tcp.required, parentSchema: schema71.properties.tcp, data: data7 };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
        for (const key2 in data7) {
          if (!(key2 === "host" || key2 === "port" || key2 === "timeout")) {
            const err27 = { instancePath: instancePath + "/tcp", schemaPath: "#/properties/tcp/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, schema: false, parentSchema: schema71.properties.tcp, data: data7 };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
        if (data7.host !== void 0) {
          let data8 = data7.host;
          if (typeof data8 === "string") {
            if (func1(data8) > 253) {
              const err28 = { instancePath: instancePath + "/tcp/host", schemaPath: "#/properties/tcp/properties/host/maxLength", keyword: "maxLength", params: { limit: 253 }, schema: 253, parentSchema: schema71.properties.tcp.properties.host, data: data8 };
              if (vErrors === null) {
                vErrors = [err28];
              } else {
                vErrors.push(err28);
              }
              errors++;
            }
            if (func1(data8) < 1) {
              const err29 = { instancePath: instancePath + "/tcp/host", schemaPath: "#/properties/tcp/properties/host/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema71.properties.tcp.properties.host, data: data8 };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
          } else {
            const err30 = { instancePath: instancePath + "/tcp/host", schemaPath: "#/properties/tcp/properties/host/type", keyword: "type", params: { type: "string" }, schema: schema71.properties.tcp.properties.host.type, parentSchema: schema71.properties.tcp.properties.host, data: data8 };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
        }
        if (data7.port !== void 0) {
          let data9 = data7.port;
          if (!(typeof data9 == "number" && (!(data9 % 1) && !isNaN(data9)) && isFinite(data9))) {
            const err31 = { instancePath: instancePath + "/tcp/port", schemaPath: "#/$defs/port/type", keyword: "type", params: { type: "integer" }, schema: schema72.type, parentSchema: schema72, data: data9 };
            if (vErrors === null) {
              vErrors = [err31];
            } else {
              vErrors.push(err31);
            }
            errors++;
          }
          if (typeof data9 == "number" && isFinite(data9)) {
            if (data9 > 65535 || isNaN(data9)) {
              const err32 = { instancePath: instancePath + "/tcp/port", schemaPath: "#/$defs/port/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, schema: 65535, parentSchema: schema72, data: data9 };
              if (vErrors === null) {
                vErrors = [err32];
              } else {
                vErrors.push(err32);
              }
              errors++;
            }
            if (data9 < 1 || isNaN(data9)) {
              const err33 = { instancePath: instancePath + "/tcp/port", schemaPath: "#/$defs/port/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema72, data: data9 };
              if (vErrors === null) {
                vErrors = [err33];
              } else {
                vErrors.push(err33);
              }
              errors++;
            }
          }
        }
        if (data7.timeout !== void 0) {
          let data10 = data7.timeout;
          if (typeof data10 === "string") {
            if (func1(data10) > 12) {
              const err34 = { instancePath: instancePath + "/tcp/timeout", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data10 };
              if (vErrors === null) {
                vErrors = [err34];
              } else {
                vErrors.push(err34);
              }
              errors++;
            }
            if (func1(data10) < 2) {
              const err35 = { instancePath: instancePath + "/tcp/timeout", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data10 };
              if (vErrors === null) {
                vErrors = [err35];
              } else {
                vErrors.push(err35);
              }
              errors++;
            }
            if (!pattern17.test(data10)) {
              const err36 = { instancePath: instancePath + "/tcp/timeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data10 };
              if (vErrors === null) {
                vErrors = [err36];
              } else {
                vErrors.push(err36);
              }
              errors++;
            }
          } else {
            const err37 = { instancePath: instancePath + "/tcp/timeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data10 };
            if (vErrors === null) {
              vErrors = [err37];
            } else {
              vErrors.push(err37);
            }
            errors++;
          }
        }
      } else {
        const err38 = { instancePath: instancePath + "/tcp", schemaPath: "#/properties/tcp/type", keyword: "type", params: { type: "object" }, schema: schema71.properties.tcp.type, parentSchema: schema71.properties.tcp, data: data7 };
        if (vErrors === null) {
          vErrors = [err38];
        } else {
          vErrors.push(err38);
        }
        errors++;
      }
    }
    if (data.command !== void 0) {
      let data11 = data.command;
      if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
        if (data11.run === void 0) {
          const err39 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/required", keyword: "required", params: { missingProperty: "run" }, schema: schema71.properties.command.required, parentSchema: schema71.properties.command, data: data11 };
          if (vErrors === null) {
            vErrors = [err39];
          } else {
            vErrors.push(err39);
          }
          errors++;
        }
        for (const key3 in data11) {
          if (!(key3 === "run" || key3 === "timeout")) {
            const err40 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, schema: false, parentSchema: schema71.properties.command, data: data11 };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
        }
        if (data11.run !== void 0) {
          let data12 = data11.run;
          if (Array.isArray(data12)) {
            if (data12.length > 64) {
              const err41 = { instancePath: instancePath + "/command/run", schemaPath: "#/properties/command/properties/run/maxItems", keyword: "maxItems", params: { limit: 64 }, schema: 64, parentSchema: schema71.properties.command.properties.run, data: data12 };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
            if (data12.length < 1) {
              const err42 = { instancePath: instancePath + "/command/run", schemaPath: "#/properties/command/properties/run/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema71.properties.command.properties.run, data: data12 };
              if (vErrors === null) {
                vErrors = [err42];
              } else {
                vErrors.push(err42);
              }
              errors++;
            }
            const len0 = data12.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data13 = data12[i0];
              if (typeof data13 === "string") {
                if (func1(data13) > 4096) {
                  const err43 = { instancePath: instancePath + "/command/run/" + i0, schemaPath: "#/properties/command/properties/run/items/maxLength", keyword: "maxLength", params: { limit: 4096 }, schema: 4096, parentSchema: schema71.properties.command.properties.run.items, data: data13 };
                  if (vErrors === null) {
                    vErrors = [err43];
                  } else {
                    vErrors.push(err43);
                  }
                  errors++;
                }
                if (func1(data13) < 1) {
                  const err44 = { instancePath: instancePath + "/command/run/" + i0, schemaPath: "#/properties/command/properties/run/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema71.properties.command.properties.run.items, data: data13 };
                  if (vErrors === null) {
                    vErrors = [err44];
                  } else {
                    vErrors.push(err44);
                  }
                  errors++;
                }
              } else {
                const err45 = { instancePath: instancePath + "/command/run/" + i0, schemaPath: "#/properties/command/properties/run/items/type", keyword: "type", params: { type: "string" }, schema: schema71.properties.command.properties.run.items.type, parentSchema: schema71.properties.command.properties.run.items, data: data13 };
                if (vErrors === null) {
                  vErrors = [err45];
                } else {
                  vErrors.push(err45);
                }
                errors++;
              }
            }
          } else {
            const err46 = { instancePath: instancePath + "/command/run", schemaPath: "#/properties/command/properties/run/type", keyword: "type", params: { type: "array" }, schema: schema71.properties.command.properties.run.type, parentSchema: schema71.properties.command.properties.run, data: data12 };
            if (vErrors === null) {
              vErrors = [err46];
            } else {
              vErrors.push(err46);
            }
            errors++;
          }
        }
        if (data11.timeout !== void 0) {
          let data14 = data11.timeout;
          if (typeof data14 === "string") {
            if (func1(data14) > 12) {
              const err47 = { instancePath: instancePath + "/command/timeout", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data14 };
              if (vErrors === null) {
                vErrors = [err47];
              } else {
                vErrors.push(err47);
              }
              errors++;
            }
            if (func1(data14) < 2) {
              const err48 = { instancePath: instancePath + "/command/timeout", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data14 };
              if (vErrors === null) {
                vErrors = [err48];
              } else {
                vErrors.push(err48);
              }
              errors++;
            }
            if (!pattern17.test(data14)) {
              const err49 = { instancePath: instancePath + "/command/timeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data14 };
              if (vErrors === null) {
                vErrors = [err49];
              } else {
                vErrors.push(err49);
              }
              errors++;
            }
          } else {
            const err50 = { instancePath: instancePath + "/command/timeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data14 };
            if (vErrors === null) {
              vErrors = [err50];
            } else {
              vErrors.push(err50);
            }
            errors++;
          }
        }
      } else {
        const err51 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/type", keyword: "type", params: { type: "object" }, schema: schema71.properties.command.type, parentSchema: schema71.properties.command, data: data11 };
        if (vErrors === null) {
          vErrors = [err51];
        } else {
          vErrors.push(err51);
        }
        errors++;
      }
    }
  } else {
    const err52 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema71.type, parentSchema: schema71, data };
    if (vErrors === null) {
      vErrors = [err52];
    } else {
      vErrors.push(err52);
    }
    errors++;
  }
  validate110.errors = vErrors;
  return errors === 0;
}
validate110.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate112(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate112.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "beforeRollout" || key0 === "beforeNode" || key0 === "afterNode" || key0 === "afterRollout")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema77, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.beforeRollout !== void 0) {
      let data0 = data.beforeRollout;
      if (Array.isArray(data0)) {
        if (data0.length > 16) {
          const err1 = { instancePath: instancePath + "/beforeRollout", schemaPath: "#/properties/beforeRollout/maxItems", keyword: "maxItems", params: { limit: 16 }, schema: 16, parentSchema: schema77.properties.beforeRollout, data: data0 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate48(data0[i0], { instancePath: instancePath + "/beforeRollout/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err2 = { instancePath: instancePath + "/beforeRollout", schemaPath: "#/properties/beforeRollout/type", keyword: "type", params: { type: "array" }, schema: schema77.properties.beforeRollout.type, parentSchema: schema77.properties.beforeRollout, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.beforeNode !== void 0) {
      let data2 = data.beforeNode;
      if (Array.isArray(data2)) {
        if (data2.length > 16) {
          const err3 = { instancePath: instancePath + "/beforeNode", schemaPath: "#/properties/beforeNode/maxItems", keyword: "maxItems", params: { limit: 16 }, schema: 16, parentSchema: schema77.properties.beforeNode, data: data2 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        const len1 = data2.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (!validate50(data2[i1], { instancePath: instancePath + "/beforeNode/" + i1, parentData: data2, parentDataProperty: i1, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err4 = { instancePath: instancePath + "/beforeNode", schemaPath: "#/properties/beforeNode/type", keyword: "type", params: { type: "array" }, schema: schema77.properties.beforeNode.type, parentSchema: schema77.properties.beforeNode, data: data2 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.afterNode !== void 0) {
      let data4 = data.afterNode;
      if (Array.isArray(data4)) {
        if (data4.length > 16) {
          const err5 = { instancePath: instancePath + "/afterNode", schemaPath: "#/properties/afterNode/maxItems", keyword: "maxItems", params: { limit: 16 }, schema: 16, parentSchema: schema77.properties.afterNode, data: data4 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        const len2 = data4.length;
        for (let i2 = 0; i2 < len2; i2++) {
          if (!validate50(data4[i2], { instancePath: instancePath + "/afterNode/" + i2, parentData: data4, parentDataProperty: i2, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/afterNode", schemaPath: "#/properties/afterNode/type", keyword: "type", params: { type: "array" }, schema: schema77.properties.afterNode.type, parentSchema: schema77.properties.afterNode, data: data4 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.afterRollout !== void 0) {
      let data6 = data.afterRollout;
      if (Array.isArray(data6)) {
        if (data6.length > 16) {
          const err7 = { instancePath: instancePath + "/afterRollout", schemaPath: "#/properties/afterRollout/maxItems", keyword: "maxItems", params: { limit: 16 }, schema: 16, parentSchema: schema77.properties.afterRollout, data: data6 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        const len3 = data6.length;
        for (let i3 = 0; i3 < len3; i3++) {
          if (!validate48(data6[i3], { instancePath: instancePath + "/afterRollout/" + i3, parentData: data6, parentDataProperty: i3, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/afterRollout", schemaPath: "#/properties/afterRollout/type", keyword: "type", params: { type: "array" }, schema: schema77.properties.afterRollout.type, parentSchema: schema77.properties.afterRollout, data: data6 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema77.type, parentSchema: schema77, data };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate112.errors = vErrors;
  return errors === 0;
}
validate112.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate118(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate118.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func6.call(schema86.properties, key0)) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema86, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.canary !== void 0) {
      let data0 = data.canary;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0)) && typeof data0 !== "string") {
        const err1 = { instancePath: instancePath + "/canary", schemaPath: "#/$defs/amount/type", keyword: "type", params: { type: schema87.type }, schema: schema87.type, parentSchema: schema87, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 1e5 || isNaN(data0)) {
          const err2 = { instancePath: instancePath + "/canary", schemaPath: "#/$defs/amount/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, schema: 1e5, parentSchema: schema87, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (data0 < 1 || isNaN(data0)) {
          const err3 = { instancePath: instancePath + "/canary", schemaPath: "#/$defs/amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema87, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      }
      if (typeof data0 === "string") {
        if (func1(data0) > 4) {
          const err4 = { instancePath: instancePath + "/canary", schemaPath: "#/$defs/amount/maxLength", keyword: "maxLength", params: { limit: 4 }, schema: 4, parentSchema: schema87, data: data0 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (!pattern38.test(data0)) {
          const err5 = { instancePath: instancePath + "/canary", schemaPath: "#/$defs/amount/pattern", keyword: "pattern", params: { pattern: "^([1-9][0-9]?|100)%$" }, schema: "^([1-9][0-9]?|100)%$", parentSchema: schema87, data: data0 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
    }
    if (data.canaryBakeTime !== void 0) {
      let data1 = data.canaryBakeTime;
      if (typeof data1 === "string") {
        if (func1(data1) > 12) {
          const err6 = { instancePath: instancePath + "/canaryBakeTime", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (func1(data1) < 2) {
          const err7 = { instancePath: instancePath + "/canaryBakeTime", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data1 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (!pattern17.test(data1)) {
          const err8 = { instancePath: instancePath + "/canaryBakeTime", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data1 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/canaryBakeTime", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data1 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.pauseAfterCanary !== void 0) {
      let data2 = data.pauseAfterCanary;
      if (typeof data2 !== "boolean") {
        const err10 = { instancePath: instancePath + "/pauseAfterCanary", schemaPath: "#/properties/pauseAfterCanary/type", keyword: "type", params: { type: "boolean" }, schema: schema86.properties.pauseAfterCanary.type, parentSchema: schema86.properties.pauseAfterCanary, data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.maxParallel !== void 0) {
      let data3 = data.maxParallel;
      if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3)) && typeof data3 !== "string" && !Array.isArray(data3)) {
        const err11 = { instancePath: instancePath + "/maxParallel", schemaPath: "#/properties/maxParallel/type", keyword: "type", params: { type: schema86.properties.maxParallel.type }, schema: schema86.properties.maxParallel.type, parentSchema: schema86.properties.maxParallel, data: data3 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 > 1e5 || isNaN(data3)) {
          const err12 = { instancePath: instancePath + "/maxParallel", schemaPath: "#/properties/maxParallel/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, schema: 1e5, parentSchema: schema86.properties.maxParallel, data: data3 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        if (data3 < 1 || isNaN(data3)) {
          const err13 = { instancePath: instancePath + "/maxParallel", schemaPath: "#/properties/maxParallel/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema86.properties.maxParallel, data: data3 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      }
      if (typeof data3 === "string") {
        if (func1(data3) > 4) {
          const err14 = { instancePath: instancePath + "/maxParallel", schemaPath: "#/properties/maxParallel/maxLength", keyword: "maxLength", params: { limit: 4 }, schema: 4, parentSchema: schema86.properties.maxParallel, data: data3 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        if (!pattern38.test(data3)) {
          const err15 = { instancePath: instancePath + "/maxParallel", schemaPath: "#/properties/maxParallel/pattern", keyword: "pattern", params: { pattern: "^([1-9][0-9]?|100)%$" }, schema: "^([1-9][0-9]?|100)%$", parentSchema: schema86.properties.maxParallel, data: data3 };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      }
      if (Array.isArray(data3)) {
        if (data3.length > 32) {
          const err16 = { instancePath: instancePath + "/maxParallel", schemaPath: "#/properties/maxParallel/maxItems", keyword: "maxItems", params: { limit: 32 }, schema: 32, parentSchema: schema86.properties.maxParallel, data: data3 };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        if (data3.length < 1) {
          const err17 = { instancePath: instancePath + "/maxParallel", schemaPath: "#/properties/maxParallel/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema86.properties.maxParallel, data: data3 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data4 = data3[i0];
          if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4)) && typeof data4 !== "string") {
            const err18 = { instancePath: instancePath + "/maxParallel/" + i0, schemaPath: "#/$defs/amount/type", keyword: "type", params: { type: schema87.type }, schema: schema87.type, parentSchema: schema87, data: data4 };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
          if (typeof data4 == "number" && isFinite(data4)) {
            if (data4 > 1e5 || isNaN(data4)) {
              const err19 = { instancePath: instancePath + "/maxParallel/" + i0, schemaPath: "#/$defs/amount/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, schema: 1e5, parentSchema: schema87, data: data4 };
              if (vErrors === null) {
                vErrors = [err19];
              } else {
                vErrors.push(err19);
              }
              errors++;
            }
            if (data4 < 1 || isNaN(data4)) {
              const err20 = { instancePath: instancePath + "/maxParallel/" + i0, schemaPath: "#/$defs/amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema87, data: data4 };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
          }
          if (typeof data4 === "string") {
            if (func1(data4) > 4) {
              const err21 = { instancePath: instancePath + "/maxParallel/" + i0, schemaPath: "#/$defs/amount/maxLength", keyword: "maxLength", params: { limit: 4 }, schema: 4, parentSchema: schema87, data: data4 };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
            if (!pattern38.test(data4)) {
              const err22 = { instancePath: instancePath + "/maxParallel/" + i0, schemaPath: "#/$defs/amount/pattern", keyword: "pattern", params: { pattern: "^([1-9][0-9]?|100)%$" }, schema: "^([1-9][0-9]?|100)%$", parentSchema: schema87, data: data4 };
              if (vErrors === null) {
                vErrors = [err22];
              } else {
                vErrors.push(err22);
              }
              errors++;
            }
          }
        }
      }
    }
    if (data.maxUnavailable !== void 0) {
      let data5 = data.maxUnavailable;
      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5)) && typeof data5 !== "string") {
        const err23 = { instancePath: instancePath + "/maxUnavailable", schemaPath: "#/$defs/amount/type", keyword: "type", params: { type: schema87.type }, schema: schema87.type, parentSchema: schema87, data: data5 };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 1e5 || isNaN(data5)) {
          const err24 = { instancePath: instancePath + "/maxUnavailable", schemaPath: "#/$defs/amount/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 }, schema: 1e5, parentSchema: schema87, data: data5 };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        if (data5 < 1 || isNaN(data5)) {
          const err25 = { instancePath: instancePath + "/maxUnavailable", schemaPath: "#/$defs/amount/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema87, data: data5 };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
      }
      if (typeof data5 === "string") {
        if (func1(data5) > 4) {
          const err26 = { instancePath: instancePath + "/maxUnavailable", schemaPath: "#/$defs/amount/maxLength", keyword: "maxLength", params: { limit: 4 }, schema: 4, parentSchema: schema87, data: data5 };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
        if (!pattern38.test(data5)) {
          const err27 = { instancePath: instancePath + "/maxUnavailable", schemaPath: "#/$defs/amount/pattern", keyword: "pattern", params: { pattern: "^([1-9][0-9]?|100)%$" }, schema: "^([1-9][0-9]?|100)%$", parentSchema: schema87, data: data5 };
          if (vErrors === null) {
            vErrors = [err27];
          } else {
            vErrors.push(err27);
          }
          errors++;
        }
      }
    }
    if (data.failureDomain !== void 0) {
      let data6 = data.failureDomain;
      if (typeof data6 === "string") {
        if (func1(data6) > 63) {
          const err28 = { instancePath: instancePath + "/failureDomain", schemaPath: "#/$defs/labelKey/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema35, data: data6 };
          if (vErrors === null) {
            vErrors = [err28];
          } else {
            vErrors.push(err28);
          }
          errors++;
        }
        if (func1(data6) < 1) {
          const err29 = { instancePath: instancePath + "/failureDomain", schemaPath: "#/$defs/labelKey/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema35, data: data6 };
          if (vErrors === null) {
            vErrors = [err29];
          } else {
            vErrors.push(err29);
          }
          errors++;
        }
        if (!pattern5.test(data6)) {
          const err30 = { instancePath: instancePath + "/failureDomain", schemaPath: "#/$defs/labelKey/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$" }, schema: "^(?!constructor$)[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?$", parentSchema: schema35, data: data6 };
          if (vErrors === null) {
            vErrors = [err30];
          } else {
            vErrors.push(err30);
          }
          errors++;
        }
      } else {
        const err31 = { instancePath: instancePath + "/failureDomain", schemaPath: "#/$defs/labelKey/type", keyword: "type", params: { type: "string" }, schema: schema35.type, parentSchema: schema35, data: data6 };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
    }
    if (data.minHealthyTime !== void 0) {
      let data7 = data.minHealthyTime;
      if (typeof data7 === "string") {
        if (func1(data7) > 12) {
          const err32 = { instancePath: instancePath + "/minHealthyTime", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data7 };
          if (vErrors === null) {
            vErrors = [err32];
          } else {
            vErrors.push(err32);
          }
          errors++;
        }
        if (func1(data7) < 2) {
          const err33 = { instancePath: instancePath + "/minHealthyTime", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data7 };
          if (vErrors === null) {
            vErrors = [err33];
          } else {
            vErrors.push(err33);
          }
          errors++;
        }
        if (!pattern17.test(data7)) {
          const err34 = { instancePath: instancePath + "/minHealthyTime", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data7 };
          if (vErrors === null) {
            vErrors = [err34];
          } else {
            vErrors.push(err34);
          }
          errors++;
        }
      } else {
        const err35 = { instancePath: instancePath + "/minHealthyTime", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data7 };
        if (vErrors === null) {
          vErrors = [err35];
        } else {
          vErrors.push(err35);
        }
        errors++;
      }
    }
    if (data.healthyDeadline !== void 0) {
      let data8 = data.healthyDeadline;
      if (typeof data8 === "string") {
        if (func1(data8) > 12) {
          const err36 = { instancePath: instancePath + "/healthyDeadline", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data8 };
          if (vErrors === null) {
            vErrors = [err36];
          } else {
            vErrors.push(err36);
          }
          errors++;
        }
        if (func1(data8) < 2) {
          const err37 = { instancePath: instancePath + "/healthyDeadline", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data8 };
          if (vErrors === null) {
            vErrors = [err37];
          } else {
            vErrors.push(err37);
          }
          errors++;
        }
        if (!pattern17.test(data8)) {
          const err38 = { instancePath: instancePath + "/healthyDeadline", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data8 };
          if (vErrors === null) {
            vErrors = [err38];
          } else {
            vErrors.push(err38);
          }
          errors++;
        }
      } else {
        const err39 = { instancePath: instancePath + "/healthyDeadline", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data8 };
        if (vErrors === null) {
          vErrors = [err39];
        } else {
          vErrors.push(err39);
        }
        errors++;
      }
    }
    if (data.progressDeadline !== void 0) {
      let data9 = data.progressDeadline;
      if (typeof data9 === "string") {
        if (func1(data9) > 12) {
          const err40 = { instancePath: instancePath + "/progressDeadline", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data9 };
          if (vErrors === null) {
            vErrors = [err40];
          } else {
            vErrors.push(err40);
          }
          errors++;
        }
        if (func1(data9) < 2) {
          const err41 = { instancePath: instancePath + "/progressDeadline", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data9 };
          if (vErrors === null) {
            vErrors = [err41];
          } else {
            vErrors.push(err41);
          }
          errors++;
        }
        if (!pattern17.test(data9)) {
          const err42 = { instancePath: instancePath + "/progressDeadline", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data9 };
          if (vErrors === null) {
            vErrors = [err42];
          } else {
            vErrors.push(err42);
          }
          errors++;
        }
      } else {
        const err43 = { instancePath: instancePath + "/progressDeadline", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data9 };
        if (vErrors === null) {
          vErrors = [err43];
        } else {
          vErrors.push(err43);
        }
        errors++;
      }
    }
    if (data.confirmTimeout !== void 0) {
      let data10 = data.confirmTimeout;
      if (typeof data10 === "string") {
        if (func1(data10) > 12) {
          const err44 = { instancePath: instancePath + "/confirmTimeout", schemaPath: "#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data10 };
          if (vErrors === null) {
            vErrors = [err44];
          } else {
            vErrors.push(err44);
          }
          errors++;
        }
        if (func1(data10) < 2) {
          const err45 = { instancePath: instancePath + "/confirmTimeout", schemaPath: "#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data10 };
          if (vErrors === null) {
            vErrors = [err45];
          } else {
            vErrors.push(err45);
          }
          errors++;
        }
        if (!pattern17.test(data10)) {
          const err46 = { instancePath: instancePath + "/confirmTimeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data10 };
          if (vErrors === null) {
            vErrors = [err46];
          } else {
            vErrors.push(err46);
          }
          errors++;
        }
      } else {
        const err47 = { instancePath: instancePath + "/confirmTimeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data10 };
        if (vErrors === null) {
          vErrors = [err47];
        } else {
          vErrors.push(err47);
        }
        errors++;
      }
    }
    if (data.maxFailPercentage !== void 0) {
      let data11 = data.maxFailPercentage;
      if (!(typeof data11 == "number" && (!(data11 % 1) && !isNaN(data11)) && isFinite(data11))) {
        const err48 = { instancePath: instancePath + "/maxFailPercentage", schemaPath: "#/$defs/percentage/type", keyword: "type", params: { type: "integer" }, schema: schema96.type, parentSchema: schema96, data: data11 };
        if (vErrors === null) {
          vErrors = [err48];
        } else {
          vErrors.push(err48);
        }
        errors++;
      }
      if (typeof data11 == "number" && isFinite(data11)) {
        if (data11 > 100 || isNaN(data11)) {
          const err49 = { instancePath: instancePath + "/maxFailPercentage", schemaPath: "#/$defs/percentage/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, schema: 100, parentSchema: schema96, data: data11 };
          if (vErrors === null) {
            vErrors = [err49];
          } else {
            vErrors.push(err49);
          }
          errors++;
        }
        if (data11 < 0 || isNaN(data11)) {
          const err50 = { instancePath: instancePath + "/maxFailPercentage", schemaPath: "#/$defs/percentage/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema96, data: data11 };
          if (vErrors === null) {
            vErrors = [err50];
          } else {
            vErrors.push(err50);
          }
          errors++;
        }
      }
    }
    if (data.maxUnreachablePercentage !== void 0) {
      let data12 = data.maxUnreachablePercentage;
      if (!(typeof data12 == "number" && (!(data12 % 1) && !isNaN(data12)) && isFinite(data12))) {
        const err51 = { instancePath: instancePath + "/maxUnreachablePercentage", schemaPath: "#/$defs/percentage/type", keyword: "type", params: { type: "integer" }, schema: schema96.type, parentSchema: schema96, data: data12 };
        if (vErrors === null) {
          vErrors = [err51];
        } else {
          vErrors.push(err51);
        }
        errors++;
      }
      if (typeof data12 == "number" && isFinite(data12)) {
        if (data12 > 100 || isNaN(data12)) {
          const err52 = { instancePath: instancePath + "/maxUnreachablePercentage", schemaPath: "#/$defs/percentage/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, schema: 100, parentSchema: schema96, data: data12 };
          if (vErrors === null) {
            vErrors = [err52];
          } else {
            vErrors.push(err52);
          }
          errors++;
        }
        if (data12 < 0 || isNaN(data12)) {
          const err53 = { instancePath: instancePath + "/maxUnreachablePercentage", schemaPath: "#/$defs/percentage/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema96, data: data12 };
          if (vErrors === null) {
            vErrors = [err53];
          } else {
            vErrors.push(err53);
          }
          errors++;
        }
      }
    }
    if (data.onFailure !== void 0) {
      let data13 = data.onFailure;
      if (!(data13 === "restore" || data13 === "pause")) {
        const err54 = { instancePath: instancePath + "/onFailure", schemaPath: "#/properties/onFailure/enum", keyword: "enum", params: { allowedValues: schema86.properties.onFailure.enum }, schema: schema86.properties.onFailure.enum, parentSchema: schema86.properties.onFailure, data: data13 };
        if (vErrors === null) {
          vErrors = [err54];
        } else {
          vErrors.push(err54);
        }
        errors++;
      }
    }
    if (data.rollbackWindow !== void 0) {
      let data14 = data.rollbackWindow;
      if (!(typeof data14 == "number" && (!(data14 % 1) && !isNaN(data14)) && isFinite(data14))) {
        const err55 = { instancePath: instancePath + "/rollbackWindow", schemaPath: "#/properties/rollbackWindow/type", keyword: "type", params: { type: "integer" }, schema: schema86.properties.rollbackWindow.type, parentSchema: schema86.properties.rollbackWindow, data: data14 };
        if (vErrors === null) {
          vErrors = [err55];
        } else {
          vErrors.push(err55);
        }
        errors++;
      }
      if (typeof data14 == "number" && isFinite(data14)) {
        if (data14 > 50 || isNaN(data14)) {
          const err56 = { instancePath: instancePath + "/rollbackWindow", schemaPath: "#/properties/rollbackWindow/maximum", keyword: "maximum", params: { comparison: "<=", limit: 50 }, schema: 50, parentSchema: schema86.properties.rollbackWindow, data: data14 };
          if (vErrors === null) {
            vErrors = [err56];
          } else {
            vErrors.push(err56);
          }
          errors++;
        }
        if (data14 < 1 || isNaN(data14)) {
          const err57 = { instancePath: instancePath + "/rollbackWindow", schemaPath: "#/properties/rollbackWindow/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema86.properties.rollbackWindow, data: data14 };
          if (vErrors === null) {
            vErrors = [err57];
          } else {
            vErrors.push(err57);
          }
          errors++;
        }
      }
    }
    if (data.concurrency !== void 0) {
      let data15 = data.concurrency;
      if (!(data15 === "supersede")) {
        const err58 = { instancePath: instancePath + "/concurrency", schemaPath: "#/properties/concurrency/enum", keyword: "enum", params: { allowedValues: schema86.properties.concurrency.enum }, schema: schema86.properties.concurrency.enum, parentSchema: schema86.properties.concurrency, data: data15 };
        if (vErrors === null) {
          vErrors = [err58];
        } else {
          vErrors.push(err58);
        }
        errors++;
      }
    }
  } else {
    const err59 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema86.type, parentSchema: schema86, data };
    if (vErrors === null) {
      vErrors = [err59];
    } else {
      vErrors.push(err59);
    }
    errors++;
  }
  validate118.errors = vErrors;
  return errors === 0;
}
validate118.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate92(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate92.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" }, schema: schema141.required, parentSchema: schema141, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.kind === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema141.required, parentSchema: schema141, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.metadata === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "metadata" }, schema: schema141.required, parentSchema: schema141, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.spec === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "spec" }, schema: schema141.required, parentSchema: schema141, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "apiVersion" || key0 === "kind" || key0 === "metadata" || key0 === "spec")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema141, data };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.apiVersion !== void 0) {
      let data0 = data.apiVersion;
      if ("holdfast/v1" !== data0) {
        const err5 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "holdfast/v1" }, schema: "holdfast/v1", parentSchema: schema141.properties.apiVersion, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data1 = data.kind;
      if ("ServiceDefaults" !== data1) {
        const err6 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "ServiceDefaults" }, schema: "ServiceDefaults", parentSchema: schema141.properties.kind, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data2 = data.metadata;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.name === void 0) {
          const err7 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/required", keyword: "required", params: { missingProperty: "name" }, schema: schema141.properties.metadata.required, parentSchema: schema141.properties.metadata, data: data2 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        for (const key1 in data2) {
          if (!(key1 === "name")) {
            const err8 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema141.properties.metadata, data: data2 };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
        if (data2.name !== void 0) {
          let data3 = data2.name;
          if (typeof data3 === "string") {
            if (func1(data3) > 63) {
              const err9 = { instancePath: instancePath + "/metadata/name", schemaPath: "service.schema.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema33, data: data3 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
            if (func1(data3) < 1) {
              const err10 = { instancePath: instancePath + "/metadata/name", schemaPath: "service.schema.json#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33, data: data3 };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
            if (!pattern4.test(data3)) {
              const err11 = { instancePath: instancePath + "/metadata/name", schemaPath: "service.schema.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$", parentSchema: schema33, data: data3 };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
          } else {
            const err12 = { instancePath: instancePath + "/metadata/name", schemaPath: "service.schema.json#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema33.type, parentSchema: schema33, data: data3 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
      } else {
        const err13 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/type", keyword: "type", params: { type: "object" }, schema: schema141.properties.metadata.type, parentSchema: schema141.properties.metadata, data: data2 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.spec !== void 0) {
      let data4 = data.spec;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        for (const key2 in data4) {
          if (!func6.call(schema141.properties.spec.properties, key2)) {
            const err14 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, schema: false, parentSchema: schema141.properties.spec, data: data4 };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
        if (data4.dependsOn !== void 0) {
          let data5 = data4.dependsOn;
          if (Array.isArray(data5)) {
            if (data5.length > 64) {
              const err15 = { instancePath: instancePath + "/spec/dependsOn", schemaPath: "#/properties/spec/properties/dependsOn/maxItems", keyword: "maxItems", params: { limit: 64 }, schema: 64, parentSchema: schema141.properties.spec.properties.dependsOn, data: data5 };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
            const len0 = data5.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data6 = data5[i0];
              if (typeof data6 === "string") {
                if (func1(data6) > 63) {
                  const err16 = { instancePath: instancePath + "/spec/dependsOn/" + i0, schemaPath: "service.schema.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema33, data: data6 };
                  if (vErrors === null) {
                    vErrors = [err16];
                  } else {
                    vErrors.push(err16);
                  }
                  errors++;
                }
                if (func1(data6) < 1) {
                  const err17 = { instancePath: instancePath + "/spec/dependsOn/" + i0, schemaPath: "service.schema.json#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33, data: data6 };
                  if (vErrors === null) {
                    vErrors = [err17];
                  } else {
                    vErrors.push(err17);
                  }
                  errors++;
                }
                if (!pattern4.test(data6)) {
                  const err18 = { instancePath: instancePath + "/spec/dependsOn/" + i0, schemaPath: "service.schema.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$", parentSchema: schema33, data: data6 };
                  if (vErrors === null) {
                    vErrors = [err18];
                  } else {
                    vErrors.push(err18);
                  }
                  errors++;
                }
              } else {
                const err19 = { instancePath: instancePath + "/spec/dependsOn/" + i0, schemaPath: "service.schema.json#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema33.type, parentSchema: schema33, data: data6 };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
          } else {
            const err20 = { instancePath: instancePath + "/spec/dependsOn", schemaPath: "#/properties/spec/properties/dependsOn/type", keyword: "type", params: { type: "array" }, schema: schema141.properties.spec.properties.dependsOn.type, parentSchema: schema141.properties.spec.properties.dependsOn, data: data5 };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
        if (data4.vars !== void 0) {
          if (!validate93(data4.vars, { instancePath: instancePath + "/spec/vars", parentData: data4, parentDataProperty: "vars", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate93.errors : vErrors.concat(validate93.errors);
            errors = vErrors.length;
          }
        }
        if (data4.packages !== void 0) {
          let data8 = data4.packages;
          if (Array.isArray(data8)) {
            if (data8.length > 200) {
              const err21 = { instancePath: instancePath + "/spec/packages", schemaPath: "#/properties/spec/properties/packages/maxItems", keyword: "maxItems", params: { limit: 200 }, schema: 200, parentSchema: schema141.properties.spec.properties.packages, data: data8 };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
            const len1 = data8.length;
            for (let i1 = 0; i1 < len1; i1++) {
              let data9 = data8[i1];
              if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
                if (data9.name === void 0) {
                  const err22 = { instancePath: instancePath + "/spec/packages/" + i1, schemaPath: "service.schema.json#/$defs/package/required", keyword: "required", params: { missingProperty: "name" }, schema: schema48.required, parentSchema: schema48, data: data9 };
                  if (vErrors === null) {
                    vErrors = [err22];
                  } else {
                    vErrors.push(err22);
                  }
                  errors++;
                }
                for (const key3 in data9) {
                  if (!(key3 === "name" || key3 === "version" || key3 === "state" || key3 === "hold" || key3 === "prune")) {
                    const err23 = { instancePath: instancePath + "/spec/packages/" + i1, schemaPath: "service.schema.json#/$defs/package/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, schema: false, parentSchema: schema48, data: data9 };
                    if (vErrors === null) {
                      vErrors = [err23];
                    } else {
                      vErrors.push(err23);
                    }
                    errors++;
                  }
                }
                if (data9.name !== void 0) {
                  let data10 = data9.name;
                  if (typeof data10 === "string") {
                    if (func1(data10) > 128) {
                      const err24 = { instancePath: instancePath + "/spec/packages/" + i1 + "/name", schemaPath: "service.schema.json#/$defs/package/properties/name/maxLength", keyword: "maxLength", params: { limit: 128 }, schema: 128, parentSchema: schema48.properties.name, data: data10 };
                      if (vErrors === null) {
                        vErrors = [err24];
                      } else {
                        vErrors.push(err24);
                      }
                      errors++;
                    }
                    if (func1(data10) < 2) {
                      const err25 = { instancePath: instancePath + "/spec/packages/" + i1 + "/name", schemaPath: "service.schema.json#/$defs/package/properties/name/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema48.properties.name, data: data10 };
                      if (vErrors === null) {
                        vErrors = [err25];
                      } else {
                        vErrors.push(err25);
                      }
                      errors++;
                    }
                    if (!pattern15.test(data10)) {
                      const err26 = { instancePath: instancePath + "/spec/packages/" + i1 + "/name", schemaPath: "service.schema.json#/$defs/package/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9+.-]+$" }, schema: "^[a-z0-9][a-z0-9+.-]+$", parentSchema: schema48.properties.name, data: data10 };
                      if (vErrors === null) {
                        vErrors = [err26];
                      } else {
                        vErrors.push(err26);
                      }
                      errors++;
                    }
                  } else {
                    const err27 = { instancePath: instancePath + "/spec/packages/" + i1 + "/name", schemaPath: "service.schema.json#/$defs/package/properties/name/type", keyword: "type", params: { type: "string" }, schema: schema48.properties.name.type, parentSchema: schema48.properties.name, data: data10 };
                    if (vErrors === null) {
                      vErrors = [err27];
                    } else {
                      vErrors.push(err27);
                    }
                    errors++;
                  }
                }
                if (data9.version !== void 0) {
                  let data11 = data9.version;
                  if (typeof data11 === "string") {
                    if (func1(data11) > 128) {
                      const err28 = { instancePath: instancePath + "/spec/packages/" + i1 + "/version", schemaPath: "service.schema.json#/$defs/package/properties/version/maxLength", keyword: "maxLength", params: { limit: 128 }, schema: 128, parentSchema: schema48.properties.version, data: data11 };
                      if (vErrors === null) {
                        vErrors = [err28];
                      } else {
                        vErrors.push(err28);
                      }
                      errors++;
                    }
                    if (func1(data11) < 1) {
                      const err29 = { instancePath: instancePath + "/spec/packages/" + i1 + "/version", schemaPath: "service.schema.json#/$defs/package/properties/version/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema48.properties.version, data: data11 };
                      if (vErrors === null) {
                        vErrors = [err29];
                      } else {
                        vErrors.push(err29);
                      }
                      errors++;
                    }
                    if (!pattern16.test(data11)) {
                      const err30 = { instancePath: instancePath + "/spec/packages/" + i1 + "/version", schemaPath: "service.schema.json#/$defs/package/properties/version/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9.+:~-]*$" }, schema: "^[A-Za-z0-9][A-Za-z0-9.+:~-]*$", parentSchema: schema48.properties.version, data: data11 };
                      if (vErrors === null) {
                        vErrors = [err30];
                      } else {
                        vErrors.push(err30);
                      }
                      errors++;
                    }
                  } else {
                    const err31 = { instancePath: instancePath + "/spec/packages/" + i1 + "/version", schemaPath: "service.schema.json#/$defs/package/properties/version/type", keyword: "type", params: { type: "string" }, schema: schema48.properties.version.type, parentSchema: schema48.properties.version, data: data11 };
                    if (vErrors === null) {
                      vErrors = [err31];
                    } else {
                      vErrors.push(err31);
                    }
                    errors++;
                  }
                }
                if (data9.state !== void 0) {
                  let data12 = data9.state;
                  if (!(data12 === "present" || data12 === "absent")) {
                    const err32 = { instancePath: instancePath + "/spec/packages/" + i1 + "/state", schemaPath: "service.schema.json#/$defs/package/properties/state/enum", keyword: "enum", params: { allowedValues: schema48.properties.state.enum }, schema: schema48.properties.state.enum, parentSchema: schema48.properties.state, data: data12 };
                    if (vErrors === null) {
                      vErrors = [err32];
                    } else {
                      vErrors.push(err32);
                    }
                    errors++;
                  }
                }
                if (data9.hold !== void 0) {
                  let data13 = data9.hold;
                  if (typeof data13 !== "boolean") {
                    const err33 = { instancePath: instancePath + "/spec/packages/" + i1 + "/hold", schemaPath: "service.schema.json#/$defs/package/properties/hold/type", keyword: "type", params: { type: "boolean" }, schema: schema48.properties.hold.type, parentSchema: schema48.properties.hold, data: data13 };
                    if (vErrors === null) {
                      vErrors = [err33];
                    } else {
                      vErrors.push(err33);
                    }
                    errors++;
                  }
                }
                if (data9.prune !== void 0) {
                  let data14 = data9.prune;
                  if (typeof data14 !== "boolean") {
                    const err34 = { instancePath: instancePath + "/spec/packages/" + i1 + "/prune", schemaPath: "service.schema.json#/$defs/package/properties/prune/type", keyword: "type", params: { type: "boolean" }, schema: schema48.properties.prune.type, parentSchema: schema48.properties.prune, data: data14 };
                    if (vErrors === null) {
                      vErrors = [err34];
                    } else {
                      vErrors.push(err34);
                    }
                    errors++;
                  }
                }
              } else {
                const err35 = { instancePath: instancePath + "/spec/packages/" + i1, schemaPath: "service.schema.json#/$defs/package/type", keyword: "type", params: { type: "object" }, schema: schema48.type, parentSchema: schema48, data: data9 };
                if (vErrors === null) {
                  vErrors = [err35];
                } else {
                  vErrors.push(err35);
                }
                errors++;
              }
            }
          } else {
            const err36 = { instancePath: instancePath + "/spec/packages", schemaPath: "#/properties/spec/properties/packages/type", keyword: "type", params: { type: "array" }, schema: schema141.properties.spec.properties.packages.type, parentSchema: schema141.properties.spec.properties.packages, data: data8 };
            if (vErrors === null) {
              vErrors = [err36];
            } else {
              vErrors.push(err36);
            }
            errors++;
          }
        }
        if (data4.reboot !== void 0) {
          if (!validate96(data4.reboot, { instancePath: instancePath + "/spec/reboot", parentData: data4, parentDataProperty: "reboot", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors);
            errors = vErrors.length;
          }
        }
        if (data4.users !== void 0) {
          let data16 = data4.users;
          if (Array.isArray(data16)) {
            if (data16.length > 1e3) {
              const err37 = { instancePath: instancePath + "/spec/users", schemaPath: "#/properties/spec/properties/users/maxItems", keyword: "maxItems", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema141.properties.spec.properties.users, data: data16 };
              if (vErrors === null) {
                vErrors = [err37];
              } else {
                vErrors.push(err37);
              }
              errors++;
            }
            const len2 = data16.length;
            for (let i2 = 0; i2 < len2; i2++) {
              if (!validate98(data16[i2], { instancePath: instancePath + "/spec/users/" + i2, parentData: data16, parentDataProperty: i2, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err38 = { instancePath: instancePath + "/spec/users", schemaPath: "#/properties/spec/properties/users/type", keyword: "type", params: { type: "array" }, schema: schema141.properties.spec.properties.users.type, parentSchema: schema141.properties.spec.properties.users, data: data16 };
            if (vErrors === null) {
              vErrors = [err38];
            } else {
              vErrors.push(err38);
            }
            errors++;
          }
        }
        if (data4.groups !== void 0) {
          let data18 = data4.groups;
          if (Array.isArray(data18)) {
            if (data18.length > 1e3) {
              const err39 = { instancePath: instancePath + "/spec/groups", schemaPath: "#/properties/spec/properties/groups/maxItems", keyword: "maxItems", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema141.properties.spec.properties.groups, data: data18 };
              if (vErrors === null) {
                vErrors = [err39];
              } else {
                vErrors.push(err39);
              }
              errors++;
            }
            const len3 = data18.length;
            for (let i3 = 0; i3 < len3; i3++) {
              if (!validate100(data18[i3], { instancePath: instancePath + "/spec/groups/" + i3, parentData: data18, parentDataProperty: i3, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err40 = { instancePath: instancePath + "/spec/groups", schemaPath: "#/properties/spec/properties/groups/type", keyword: "type", params: { type: "array" }, schema: schema141.properties.spec.properties.groups.type, parentSchema: schema141.properties.spec.properties.groups, data: data18 };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
        }
        if (data4.directories !== void 0) {
          let data20 = data4.directories;
          if (Array.isArray(data20)) {
            if (data20.length > 1e3) {
              const err41 = { instancePath: instancePath + "/spec/directories", schemaPath: "#/properties/spec/properties/directories/maxItems", keyword: "maxItems", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema141.properties.spec.properties.directories, data: data20 };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
            const len4 = data20.length;
            for (let i4 = 0; i4 < len4; i4++) {
              if (!validate102(data20[i4], { instancePath: instancePath + "/spec/directories/" + i4, parentData: data20, parentDataProperty: i4, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate102.errors : vErrors.concat(validate102.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err42 = { instancePath: instancePath + "/spec/directories", schemaPath: "#/properties/spec/properties/directories/type", keyword: "type", params: { type: "array" }, schema: schema141.properties.spec.properties.directories.type, parentSchema: schema141.properties.spec.properties.directories, data: data20 };
            if (vErrors === null) {
              vErrors = [err42];
            } else {
              vErrors.push(err42);
            }
            errors++;
          }
        }
        if (data4.links !== void 0) {
          let data22 = data4.links;
          if (Array.isArray(data22)) {
            if (data22.length > 1e3) {
              const err43 = { instancePath: instancePath + "/spec/links", schemaPath: "#/properties/spec/properties/links/maxItems", keyword: "maxItems", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema141.properties.spec.properties.links, data: data22 };
              if (vErrors === null) {
                vErrors = [err43];
              } else {
                vErrors.push(err43);
              }
              errors++;
            }
            const len5 = data22.length;
            for (let i5 = 0; i5 < len5; i5++) {
              if (!validate104(data22[i5], { instancePath: instancePath + "/spec/links/" + i5, parentData: data22, parentDataProperty: i5, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err44 = { instancePath: instancePath + "/spec/links", schemaPath: "#/properties/spec/properties/links/type", keyword: "type", params: { type: "array" }, schema: schema141.properties.spec.properties.links.type, parentSchema: schema141.properties.spec.properties.links, data: data22 };
            if (vErrors === null) {
              vErrors = [err44];
            } else {
              vErrors.push(err44);
            }
            errors++;
          }
        }
        if (data4.release !== void 0) {
          let data24 = data4.release;
          if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
            for (const key4 in data24) {
              if (!(key4 === "version" || key4 === "artifact" || key4 === "path" || key4 === "keep")) {
                const err45 = { instancePath: instancePath + "/spec/release", schemaPath: "service.schema.json#/$defs/release/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, schema: false, parentSchema: schema63, data: data24 };
                if (vErrors === null) {
                  vErrors = [err45];
                } else {
                  vErrors.push(err45);
                }
                errors++;
              }
            }
            if (data24.version !== void 0) {
              let data25 = data24.version;
              if (typeof data25 === "string") {
                if (func1(data25) > 64) {
                  const err46 = { instancePath: instancePath + "/spec/release/version", schemaPath: "service.schema.json#/$defs/release/properties/version/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema63.properties.version, data: data25 };
                  if (vErrors === null) {
                    vErrors = [err46];
                  } else {
                    vErrors.push(err46);
                  }
                  errors++;
                }
                if (func1(data25) < 1) {
                  const err47 = { instancePath: instancePath + "/spec/release/version", schemaPath: "service.schema.json#/$defs/release/properties/version/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema63.properties.version, data: data25 };
                  if (vErrors === null) {
                    vErrors = [err47];
                  } else {
                    vErrors.push(err47);
                  }
                  errors++;
                }
              } else {
                const err48 = { instancePath: instancePath + "/spec/release/version", schemaPath: "service.schema.json#/$defs/release/properties/version/type", keyword: "type", params: { type: "string" }, schema: schema63.properties.version.type, parentSchema: schema63.properties.version, data: data25 };
                if (vErrors === null) {
                  vErrors = [err48];
                } else {
                  vErrors.push(err48);
                }
                errors++;
              }
            }
            if (data24.artifact !== void 0) {
              let data26 = data24.artifact;
              if (data26 && typeof data26 == "object" && !Array.isArray(data26)) {
                for (const key5 in data26) {
                  if (!(key5 === "path" || key5 === "url" || key5 === "sha256")) {
                    const err49 = { instancePath: instancePath + "/spec/release/artifact", schemaPath: "service.schema.json#/$defs/release/properties/artifact/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, schema: false, parentSchema: schema63.properties.artifact, data: data26 };
                    if (vErrors === null) {
                      vErrors = [err49];
                    } else {
                      vErrors.push(err49);
                    }
                    errors++;
                  }
                }
                if (data26.path !== void 0) {
                  let data27 = data26.path;
                  if (typeof data27 === "string") {
                    if (func1(data27) > 512) {
                      const err50 = { instancePath: instancePath + "/spec/release/artifact/path", schemaPath: "service.schema.json#/$defs/release/properties/artifact/properties/path/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema63.properties.artifact.properties.path, data: data27 };
                      if (vErrors === null) {
                        vErrors = [err50];
                      } else {
                        vErrors.push(err50);
                      }
                      errors++;
                    }
                    if (func1(data27) < 1) {
                      const err51 = { instancePath: instancePath + "/spec/release/artifact/path", schemaPath: "service.schema.json#/$defs/release/properties/artifact/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema63.properties.artifact.properties.path, data: data27 };
                      if (vErrors === null) {
                        vErrors = [err51];
                      } else {
                        vErrors.push(err51);
                      }
                      errors++;
                    }
                  } else {
                    const err52 = { instancePath: instancePath + "/spec/release/artifact/path", schemaPath: "service.schema.json#/$defs/release/properties/artifact/properties/path/type", keyword: "type", params: { type: "string" }, schema: schema63.properties.artifact.properties.path.type, parentSchema: schema63.properties.artifact.properties.path, data: data27 };
                    if (vErrors === null) {
                      vErrors = [err52];
                    } else {
                      vErrors.push(err52);
                    }
                    errors++;
                  }
                }
                if (data26.url !== void 0) {
                  let data28 = data26.url;
                  if (typeof data28 === "string") {
                    if (func1(data28) > 2048) {
                      const err53 = { instancePath: instancePath + "/spec/release/artifact/url", schemaPath: "service.schema.json#/$defs/release/properties/artifact/properties/url/maxLength", keyword: "maxLength", params: { limit: 2048 }, schema: 2048, parentSchema: schema63.properties.artifact.properties.url, data: data28 };
                      if (vErrors === null) {
                        vErrors = [err53];
                      } else {
                        vErrors.push(err53);
                      }
                      errors++;
                    }
                    if (func1(data28) < 1) {
                      const err54 = { instancePath: instancePath + "/spec/release/artifact/url", schemaPath: "service.schema.json#/$defs/release/properties/artifact/properties/url/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema63.properties.artifact.properties.url, data: data28 };
                      if (vErrors === null) {
                        vErrors = [err54];
                      } else {
                        vErrors.push(err54);
                      }
                      errors++;
                    }
                    if (!pattern24.test(data28)) {
                      const err55 = { instancePath: instancePath + "/spec/release/artifact/url", schemaPath: "service.schema.json#/$defs/release/properties/artifact/properties/url/pattern", keyword: "pattern", params: { pattern: "^https?://[^ ]+$" }, schema: "^https?://[^ ]+$", parentSchema: schema63.properties.artifact.properties.url, data: data28 };
                      if (vErrors === null) {
                        vErrors = [err55];
                      } else {
                        vErrors.push(err55);
                      }
                      errors++;
                    }
                  } else {
                    const err56 = { instancePath: instancePath + "/spec/release/artifact/url", schemaPath: "service.schema.json#/$defs/release/properties/artifact/properties/url/type", keyword: "type", params: { type: "string" }, schema: schema63.properties.artifact.properties.url.type, parentSchema: schema63.properties.artifact.properties.url, data: data28 };
                    if (vErrors === null) {
                      vErrors = [err56];
                    } else {
                      vErrors.push(err56);
                    }
                    errors++;
                  }
                }
                if (data26.sha256 !== void 0) {
                  let data29 = data26.sha256;
                  if (typeof data29 === "string") {
                    if (func1(data29) > 64) {
                      const err57 = { instancePath: instancePath + "/spec/release/artifact/sha256", schemaPath: "service.schema.json#/$defs/release/properties/artifact/properties/sha256/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema63.properties.artifact.properties.sha256, data: data29 };
                      if (vErrors === null) {
                        vErrors = [err57];
                      } else {
                        vErrors.push(err57);
                      }
                      errors++;
                    }
                    if (func1(data29) < 1) {
                      const err58 = { instancePath: instancePath + "/spec/release/artifact/sha256", schemaPath: "service.schema.json#/$defs/release/properties/artifact/properties/sha256/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema63.properties.artifact.properties.sha256, data: data29 };
                      if (vErrors === null) {
                        vErrors = [err58];
                      } else {
                        vErrors.push(err58);
                      }
                      errors++;
                    }
                    if (!pattern25.test(data29)) {
                      const err59 = { instancePath: instancePath + "/spec/release/artifact/sha256", schemaPath: "service.schema.json#/$defs/release/properties/artifact/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, schema: "^[0-9a-f]{64}$", parentSchema: schema63.properties.artifact.properties.sha256, data: data29 };
                      if (vErrors === null) {
                        vErrors = [err59];
                      } else {
                        vErrors.push(err59);
                      }
                      errors++;
                    }
                  } else {
                    const err60 = { instancePath: instancePath + "/spec/release/artifact/sha256", schemaPath: "service.schema.json#/$defs/release/properties/artifact/properties/sha256/type", keyword: "type", params: { type: "string" }, schema: schema63.properties.artifact.properties.sha256.type, parentSchema: schema63.properties.artifact.properties.sha256, data: data29 };
                    if (vErrors === null) {
                      vErrors = [err60];
                    } else {
                      vErrors.push(err60);
                    }
                    errors++;
                  }
                }
              } else {
                const err61 = { instancePath: instancePath + "/spec/release/artifact", schemaPath: "service.schema.json#/$defs/release/properties/artifact/type", keyword: "type", params: { type: "object" }, schema: schema63.properties.artifact.type, parentSchema: schema63.properties.artifact, data: data26 };
                if (vErrors === null) {
                  vErrors = [err61];
                } else {
                  vErrors.push(err61);
                }
                errors++;
              }
            }
            if (data24.path !== void 0) {
              let data30 = data24.path;
              if (typeof data30 === "string") {
                if (func1(data30) > 512) {
                  const err62 = { instancePath: instancePath + "/spec/release/path", schemaPath: "service.schema.json#/$defs/release/properties/path/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema63.properties.path, data: data30 };
                  if (vErrors === null) {
                    vErrors = [err62];
                  } else {
                    vErrors.push(err62);
                  }
                  errors++;
                }
                if (func1(data30) < 1) {
                  const err63 = { instancePath: instancePath + "/spec/release/path", schemaPath: "service.schema.json#/$defs/release/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema63.properties.path, data: data30 };
                  if (vErrors === null) {
                    vErrors = [err63];
                  } else {
                    vErrors.push(err63);
                  }
                  errors++;
                }
              } else {
                const err64 = { instancePath: instancePath + "/spec/release/path", schemaPath: "service.schema.json#/$defs/release/properties/path/type", keyword: "type", params: { type: "string" }, schema: schema63.properties.path.type, parentSchema: schema63.properties.path, data: data30 };
                if (vErrors === null) {
                  vErrors = [err64];
                } else {
                  vErrors.push(err64);
                }
                errors++;
              }
            }
            if (data24.keep !== void 0) {
              let data31 = data24.keep;
              if (!(typeof data31 == "number" && (!(data31 % 1) && !isNaN(data31)) && isFinite(data31))) {
                const err65 = { instancePath: instancePath + "/spec/release/keep", schemaPath: "service.schema.json#/$defs/release/properties/keep/type", keyword: "type", params: { type: "integer" }, schema: schema63.properties.keep.type, parentSchema: schema63.properties.keep, data: data31 };
                if (vErrors === null) {
                  vErrors = [err65];
                } else {
                  vErrors.push(err65);
                }
                errors++;
              }
              if (typeof data31 == "number" && isFinite(data31)) {
                if (data31 > 100 || isNaN(data31)) {
                  const err66 = { instancePath: instancePath + "/spec/release/keep", schemaPath: "service.schema.json#/$defs/release/properties/keep/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, schema: 100, parentSchema: schema63.properties.keep, data: data31 };
                  if (vErrors === null) {
                    vErrors = [err66];
                  } else {
                    vErrors.push(err66);
                  }
                  errors++;
                }
                if (data31 < 1 || isNaN(data31)) {
                  const err67 = { instancePath: instancePath + "/spec/release/keep", schemaPath: "service.schema.json#/$defs/release/properties/keep/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema63.properties.keep, data: data31 };
                  if (vErrors === null) {
                    vErrors = [err67];
                  } else {
                    vErrors.push(err67);
                  }
                  errors++;
                }
              }
            }
          } else {
            const err68 = { instancePath: instancePath + "/spec/release", schemaPath: "service.schema.json#/$defs/release/type", keyword: "type", params: { type: "object" }, schema: schema63.type, parentSchema: schema63, data: data24 };
            if (vErrors === null) {
              vErrors = [err68];
            } else {
              vErrors.push(err68);
            }
            errors++;
          }
        }
        if (data4.files !== void 0) {
          let data32 = data4.files;
          if (Array.isArray(data32)) {
            if (data32.length > 1e3) {
              const err69 = { instancePath: instancePath + "/spec/files", schemaPath: "#/properties/spec/properties/files/maxItems", keyword: "maxItems", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema141.properties.spec.properties.files, data: data32 };
              if (vErrors === null) {
                vErrors = [err69];
              } else {
                vErrors.push(err69);
              }
              errors++;
            }
            const len6 = data32.length;
            for (let i6 = 0; i6 < len6; i6++) {
              if (!validate106(data32[i6], { instancePath: instancePath + "/spec/files/" + i6, parentData: data32, parentDataProperty: i6, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err70 = { instancePath: instancePath + "/spec/files", schemaPath: "#/properties/spec/properties/files/type", keyword: "type", params: { type: "array" }, schema: schema141.properties.spec.properties.files.type, parentSchema: schema141.properties.spec.properties.files, data: data32 };
            if (vErrors === null) {
              vErrors = [err70];
            } else {
              vErrors.push(err70);
            }
            errors++;
          }
        }
        if (data4.units !== void 0) {
          let data34 = data4.units;
          if (Array.isArray(data34)) {
            if (data34.length > 100) {
              const err71 = { instancePath: instancePath + "/spec/units", schemaPath: "#/properties/spec/properties/units/maxItems", keyword: "maxItems", params: { limit: 100 }, schema: 100, parentSchema: schema141.properties.spec.properties.units, data: data34 };
              if (vErrors === null) {
                vErrors = [err71];
              } else {
                vErrors.push(err71);
              }
              errors++;
            }
            const len7 = data34.length;
            for (let i7 = 0; i7 < len7; i7++) {
              if (!validate108(data34[i7], { instancePath: instancePath + "/spec/units/" + i7, parentData: data34, parentDataProperty: i7, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err72 = { instancePath: instancePath + "/spec/units", schemaPath: "#/properties/spec/properties/units/type", keyword: "type", params: { type: "array" }, schema: schema141.properties.spec.properties.units.type, parentSchema: schema141.properties.spec.properties.units, data: data34 };
            if (vErrors === null) {
              vErrors = [err72];
            } else {
              vErrors.push(err72);
            }
            errors++;
          }
        }
        if (data4.restartOn !== void 0) {
          let data36 = data4.restartOn;
          if (Array.isArray(data36)) {
            if (data36.length > 4) {
              const err73 = { instancePath: instancePath + "/spec/restartOn", schemaPath: "#/properties/spec/properties/restartOn/maxItems", keyword: "maxItems", params: { limit: 4 }, schema: 4, parentSchema: schema141.properties.spec.properties.restartOn, data: data36 };
              if (vErrors === null) {
                vErrors = [err73];
              } else {
                vErrors.push(err73);
              }
              errors++;
            }
            const len8 = data36.length;
            for (let i8 = 0; i8 < len8; i8++) {
              let data37 = data36[i8];
              if (!(data37 === "release" || data37 === "files" || data37 === "units" || data37 === "packages")) {
                const err74 = { instancePath: instancePath + "/spec/restartOn/" + i8, schemaPath: "#/properties/spec/properties/restartOn/items/enum", keyword: "enum", params: { allowedValues: schema141.properties.spec.properties.restartOn.items.enum }, schema: schema141.properties.spec.properties.restartOn.items.enum, parentSchema: schema141.properties.spec.properties.restartOn.items, data: data37 };
                if (vErrors === null) {
                  vErrors = [err74];
                } else {
                  vErrors.push(err74);
                }
                errors++;
              }
            }
          } else {
            const err75 = { instancePath: instancePath + "/spec/restartOn", schemaPath: "#/properties/spec/properties/restartOn/type", keyword: "type", params: { type: "array" }, schema: schema141.properties.spec.properties.restartOn.type, parentSchema: schema141.properties.spec.properties.restartOn, data: data36 };
            if (vErrors === null) {
              vErrors = [err75];
            } else {
              vErrors.push(err75);
            }
            errors++;
          }
        }
        if (data4.health !== void 0) {
          let data38 = data4.health;
          if (Array.isArray(data38)) {
            if (data38.length > 32) {
              const err76 = { instancePath: instancePath + "/spec/health", schemaPath: "#/properties/spec/properties/health/maxItems", keyword: "maxItems", params: { limit: 32 }, schema: 32, parentSchema: schema141.properties.spec.properties.health, data: data38 };
              if (vErrors === null) {
                vErrors = [err76];
              } else {
                vErrors.push(err76);
              }
              errors++;
            }
            const len9 = data38.length;
            for (let i9 = 0; i9 < len9; i9++) {
              if (!validate110(data38[i9], { instancePath: instancePath + "/spec/health/" + i9, parentData: data38, parentDataProperty: i9, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err77 = { instancePath: instancePath + "/spec/health", schemaPath: "#/properties/spec/properties/health/type", keyword: "type", params: { type: "array" }, schema: schema141.properties.spec.properties.health.type, parentSchema: schema141.properties.spec.properties.health, data: data38 };
            if (vErrors === null) {
              vErrors = [err77];
            } else {
              vErrors.push(err77);
            }
            errors++;
          }
        }
        if (data4.hooks !== void 0) {
          if (!validate112(data4.hooks, { instancePath: instancePath + "/spec/hooks", parentData: data4, parentDataProperty: "hooks", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate112.errors : vErrors.concat(validate112.errors);
            errors = vErrors.length;
          }
        }
        if (data4.rollout !== void 0) {
          if (!validate118(data4.rollout, { instancePath: instancePath + "/spec/rollout", parentData: data4, parentDataProperty: "rollout", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate118.errors : vErrors.concat(validate118.errors);
            errors = vErrors.length;
          }
        }
        if (data4.drift !== void 0) {
          let data42 = data4.drift;
          if (!(data42 === "heal" || data42 === "report")) {
            const err78 = { instancePath: instancePath + "/spec/drift", schemaPath: "#/properties/spec/properties/drift/enum", keyword: "enum", params: { allowedValues: schema141.properties.spec.properties.drift.enum }, schema: schema141.properties.spec.properties.drift.enum, parentSchema: schema141.properties.spec.properties.drift, data: data42 };
            if (vErrors === null) {
              vErrors = [err78];
            } else {
              vErrors.push(err78);
            }
            errors++;
          }
        }
      } else {
        const err79 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/type", keyword: "type", params: { type: "object" }, schema: schema141.properties.spec.type, parentSchema: schema141.properties.spec, data: data4 };
        if (vErrors === null) {
          vErrors = [err79];
        } else {
          vErrors.push(err79);
        }
        errors++;
      }
    }
  } else {
    const err80 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema141.type, parentSchema: schema141, data };
    if (vErrors === null) {
      vErrors = [err80];
    } else {
      vErrors.push(err80);
    }
    errors++;
  }
  validate92.errors = vErrors;
  return errors === 0;
}
validate92.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validatePromotion = validate120;
var schema188 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "promotion.schema.json", "title": "Promotion", "description": "What people let into an environment with `promotion: manual`: one service, as a commit asks for it. Written by `holdfast promote`; taken back by git revert.", "type": "object", "additionalProperties": false, "properties": { "apiVersion": { "description": "Version of this format.", "const": "holdfast/v1" }, "kind": { "description": "What this document describes.", "const": "Promotion" }, "metadata": { "description": "A name for people; nothing refers to it.", "type": "object", "additionalProperties": false, "properties": { "name": { "$ref": "service.schema.json#/$defs/name", "description": "Name of this promotion." } }, "required": ["name"] }, "spec": { "description": "What is promoted, and where to.", "type": "object", "additionalProperties": false, "properties": { "service": { "$ref": "service.schema.json#/$defs/name", "description": "The service." }, "environment": { "$ref": "service.schema.json#/$defs/name", "description": "The environment it is promoted to." }, "commit": { "description": "The environment runs the service as this commit of the branch asks for it.", "type": "string", "pattern": "^[0-9a-f]{40,64}$", "maxLength": 64 } }, "required": ["service", "environment", "commit"] } }, "required": ["apiVersion", "kind", "spec"] };
var pattern124 = new RegExp("^[0-9a-f]{40,64}$", "u");
function validate120(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate120.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" }, schema: schema188.required, parentSchema: schema188, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.kind === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema188.required, parentSchema: schema188, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.spec === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "spec" }, schema: schema188.required, parentSchema: schema188, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "apiVersion" || key0 === "kind" || key0 === "metadata" || key0 === "spec")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema188, data };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.apiVersion !== void 0) {
      let data0 = data.apiVersion;
      if ("holdfast/v1" !== data0) {
        const err4 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "holdfast/v1" }, schema: "holdfast/v1", parentSchema: schema188.properties.apiVersion, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data1 = data.kind;
      if ("Promotion" !== data1) {
        const err5 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "Promotion" }, schema: "Promotion", parentSchema: schema188.properties.kind, data: data1 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.metadata !== void 0) {
      let data2 = data.metadata;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.name === void 0) {
          const err6 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/required", keyword: "required", params: { missingProperty: "name" }, schema: schema188.properties.metadata.required, parentSchema: schema188.properties.metadata, data: data2 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        for (const key1 in data2) {
          if (!(key1 === "name")) {
            const err7 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema188.properties.metadata, data: data2 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data2.name !== void 0) {
          let data3 = data2.name;
          if (typeof data3 === "string") {
            if (func1(data3) > 63) {
              const err8 = { instancePath: instancePath + "/metadata/name", schemaPath: "service.schema.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema33, data: data3 };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
            if (func1(data3) < 1) {
              const err9 = { instancePath: instancePath + "/metadata/name", schemaPath: "service.schema.json#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33, data: data3 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
            if (!pattern4.test(data3)) {
              const err10 = { instancePath: instancePath + "/metadata/name", schemaPath: "service.schema.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$", parentSchema: schema33, data: data3 };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
          } else {
            const err11 = { instancePath: instancePath + "/metadata/name", schemaPath: "service.schema.json#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema33.type, parentSchema: schema33, data: data3 };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
      } else {
        const err12 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/type", keyword: "type", params: { type: "object" }, schema: schema188.properties.metadata.type, parentSchema: schema188.properties.metadata, data: data2 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.spec !== void 0) {
      let data4 = data.spec;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        if (data4.service === void 0) {
          const err13 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/required", keyword: "required", params: { missingProperty: "service" }, schema: schema188.properties.spec.required, parentSchema: schema188.properties.spec, data: data4 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (data4.environment === void 0) {
          const err14 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/required", keyword: "required", params: { missingProperty: "environment" }, schema: schema188.properties.spec.required, parentSchema: schema188.properties.spec, data: data4 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        if (data4.commit === void 0) {
          const err15 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/required", keyword: "required", params: { missingProperty: "commit" }, schema: schema188.properties.spec.required, parentSchema: schema188.properties.spec, data: data4 };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        for (const key2 in data4) {
          if (!(key2 === "service" || key2 === "environment" || key2 === "commit")) {
            const err16 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, schema: false, parentSchema: schema188.properties.spec, data: data4 };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
        if (data4.service !== void 0) {
          let data5 = data4.service;
          if (typeof data5 === "string") {
            if (func1(data5) > 63) {
              const err17 = { instancePath: instancePath + "/spec/service", schemaPath: "service.schema.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema33, data: data5 };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
            if (func1(data5) < 1) {
              const err18 = { instancePath: instancePath + "/spec/service", schemaPath: "service.schema.json#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33, data: data5 };
              if (vErrors === null) {
                vErrors = [err18];
              } else {
                vErrors.push(err18);
              }
              errors++;
            }
            if (!pattern4.test(data5)) {
              const err19 = { instancePath: instancePath + "/spec/service", schemaPath: "service.schema.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$", parentSchema: schema33, data: data5 };
              if (vErrors === null) {
                vErrors = [err19];
              } else {
                vErrors.push(err19);
              }
              errors++;
            }
          } else {
            const err20 = { instancePath: instancePath + "/spec/service", schemaPath: "service.schema.json#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema33.type, parentSchema: schema33, data: data5 };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
        if (data4.environment !== void 0) {
          let data6 = data4.environment;
          if (typeof data6 === "string") {
            if (func1(data6) > 63) {
              const err21 = { instancePath: instancePath + "/spec/environment", schemaPath: "service.schema.json#/$defs/name/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema33, data: data6 };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
            if (func1(data6) < 1) {
              const err22 = { instancePath: instancePath + "/spec/environment", schemaPath: "service.schema.json#/$defs/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33, data: data6 };
              if (vErrors === null) {
                vErrors = [err22];
              } else {
                vErrors.push(err22);
              }
              errors++;
            }
            if (!pattern4.test(data6)) {
              const err23 = { instancePath: instancePath + "/spec/environment", schemaPath: "service.schema.json#/$defs/name/pattern", keyword: "pattern", params: { pattern: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, schema: "^(?!constructor$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$", parentSchema: schema33, data: data6 };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
          } else {
            const err24 = { instancePath: instancePath + "/spec/environment", schemaPath: "service.schema.json#/$defs/name/type", keyword: "type", params: { type: "string" }, schema: schema33.type, parentSchema: schema33, data: data6 };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
        if (data4.commit !== void 0) {
          let data7 = data4.commit;
          if (typeof data7 === "string") {
            if (func1(data7) > 64) {
              const err25 = { instancePath: instancePath + "/spec/commit", schemaPath: "#/properties/spec/properties/commit/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema188.properties.spec.properties.commit, data: data7 };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
            if (!pattern124.test(data7)) {
              const err26 = { instancePath: instancePath + "/spec/commit", schemaPath: "#/properties/spec/properties/commit/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{40,64}$" }, schema: "^[0-9a-f]{40,64}$", parentSchema: schema188.properties.spec.properties.commit, data: data7 };
              if (vErrors === null) {
                vErrors = [err26];
              } else {
                vErrors.push(err26);
              }
              errors++;
            }
          } else {
            const err27 = { instancePath: instancePath + "/spec/commit", schemaPath: "#/properties/spec/properties/commit/type", keyword: "type", params: { type: "string" }, schema: schema188.properties.spec.properties.commit.type, parentSchema: schema188.properties.spec.properties.commit, data: data7 };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
      } else {
        const err28 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/type", keyword: "type", params: { type: "object" }, schema: schema188.properties.spec.type, parentSchema: schema188.properties.spec, data: data4 };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
  } else {
    const err29 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema188.type, parentSchema: schema188, data };
    if (vErrors === null) {
      vErrors = [err29];
    } else {
      vErrors.push(err29);
    }
    errors++;
  }
  validate120.errors = vErrors;
  return errors === 0;
}
validate120.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validateController = validate121;
var schema192 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "controller.schema.json", "title": "Controller", "description": "Settings of the controller itself; /etc/holdfast/controller.yaml on its machine, no part of the fleet.", "type": "object", "additionalProperties": false, "properties": { "apiVersion": { "description": "Version of this format.", "const": "holdfast/v1" }, "kind": { "description": "What this document describes.", "const": "Controller" }, "spec": { "description": "Settings.", "type": "object", "additionalProperties": false, "properties": { "remote": { "description": "Git remote of the config repository: SSH or HTTPS address, or a path.", "type": "string", "minLength": 1, "maxLength": 2048, "pattern": "^[^-\\s][^\\s]*$" }, "branch": { "description": "The branch the fleet follows; main unless said.", "type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[A-Za-z0-9_][A-Za-z0-9._/-]*$" }, "deployKey": { "description": "SSH private key for Git.", "type": "string", "minLength": 1, "maxLength": 512, "pattern": "^/" }, "knownHosts": { "description": "known_hosts file with the key of the Git host.", "type": "string", "minLength": 1, "maxLength": 512, "pattern": "^/" }, "caFile": { "description": "CA certificates (PEM) that the certificate of an HTTPS Git server is verified with, in place of those of this machine.", "type": "string", "minLength": 1, "maxLength": 512, "pattern": "^/" }, "identities": { "description": "SSH private keys for the nodes, tried in order.", "type": "array", "maxItems": 16, "items": { "description": "Path of a private key.", "type": "string", "minLength": 1, "maxLength": 512, "pattern": "^/" } }, "agent": { "description": "Use the SSH agent of SSH_AUTH_SOCK for the nodes too.", "type": "boolean" }, "author": { "description": "Author of the commits Holdfast writes.", "type": "object", "additionalProperties": false, "properties": { "name": { "description": "Holdfast unless said.", "type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[^<>\\u0000-\\u001f]+$" }, "email": { "description": "holdfast@localhost unless said.", "type": "string", "minLength": 1, "maxLength": 254, "pattern": "^[^<>\\s@]+@[^<>\\s@]+$" } } }, "stateDir": { "description": "Where the journal, the clone and the archives are kept; /var/lib/holdfast-controller unless said.", "type": "string", "minLength": 1, "maxLength": 512, "pattern": "^/" }, "socket": { "description": "Unix socket of the API; holdfast.sock in stateDir unless said.", "type": "string", "minLength": 1, "maxLength": 512, "pattern": "^/" }, "pollInterval": { "$ref": "service.schema.json#/$defs/duration", "description": "How often the branch is asked for; 15s unless said." }, "lease": { "description": "git: controllers of one repository are kept apart by refs/holdfast/lease at the remote. none: by the nodes alone. git unless said.", "enum": ["git", "none"] } }, "required": ["remote"] } }, "required": ["apiVersion", "kind", "spec"] };
var pattern125 = new RegExp("^[^-\\s][^\\s]*$", "u");
var pattern126 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9._/-]*$", "u");
var pattern127 = new RegExp("^/", "u");
var pattern131 = new RegExp("^[^<>\\u0000-\\u001f]+$", "u");
var pattern132 = new RegExp("^[^<>\\s@]+@[^<>\\s@]+$", "u");
function validate121(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate121.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" }, schema: schema192.required, parentSchema: schema192, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.kind === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, schema: schema192.required, parentSchema: schema192, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.spec === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "spec" }, schema: schema192.required, parentSchema: schema192, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "apiVersion" || key0 === "kind" || key0 === "spec")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema192, data };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.apiVersion !== void 0) {
      let data0 = data.apiVersion;
      if ("holdfast/v1" !== data0) {
        const err4 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "holdfast/v1" }, schema: "holdfast/v1", parentSchema: schema192.properties.apiVersion, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data1 = data.kind;
      if ("Controller" !== data1) {
        const err5 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "Controller" }, schema: "Controller", parentSchema: schema192.properties.kind, data: data1 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.spec !== void 0) {
      let data2 = data.spec;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.remote === void 0) {
          const err6 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/required", keyword: "required", params: { missingProperty: "remote" }, schema: schema192.properties.spec.required, parentSchema: schema192.properties.spec, data: data2 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        for (const key1 in data2) {
          if (!func6.call(schema192.properties.spec.properties, key1)) {
            const err7 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema192.properties.spec, data: data2 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data2.remote !== void 0) {
          let data3 = data2.remote;
          if (typeof data3 === "string") {
            if (func1(data3) > 2048) {
              const err8 = { instancePath: instancePath + "/spec/remote", schemaPath: "#/properties/spec/properties/remote/maxLength", keyword: "maxLength", params: { limit: 2048 }, schema: 2048, parentSchema: schema192.properties.spec.properties.remote, data: data3 };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
            if (func1(data3) < 1) {
              const err9 = { instancePath: instancePath + "/spec/remote", schemaPath: "#/properties/spec/properties/remote/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema192.properties.spec.properties.remote, data: data3 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
            if (!pattern125.test(data3)) {
              const err10 = { instancePath: instancePath + "/spec/remote", schemaPath: "#/properties/spec/properties/remote/pattern", keyword: "pattern", params: { pattern: "^[^-\\s][^\\s]*$" }, schema: "^[^-\\s][^\\s]*$", parentSchema: schema192.properties.spec.properties.remote, data: data3 };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
          } else {
            const err11 = { instancePath: instancePath + "/spec/remote", schemaPath: "#/properties/spec/properties/remote/type", keyword: "type", params: { type: "string" }, schema: schema192.properties.spec.properties.remote.type, parentSchema: schema192.properties.spec.properties.remote, data: data3 };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
        if (data2.branch !== void 0) {
          let data4 = data2.branch;
          if (typeof data4 === "string") {
            if (func1(data4) > 200) {
              const err12 = { instancePath: instancePath + "/spec/branch", schemaPath: "#/properties/spec/properties/branch/maxLength", keyword: "maxLength", params: { limit: 200 }, schema: 200, parentSchema: schema192.properties.spec.properties.branch, data: data4 };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
            if (func1(data4) < 1) {
              const err13 = { instancePath: instancePath + "/spec/branch", schemaPath: "#/properties/spec/properties/branch/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema192.properties.spec.properties.branch, data: data4 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
            if (!pattern126.test(data4)) {
              const err14 = { instancePath: instancePath + "/spec/branch", schemaPath: "#/properties/spec/properties/branch/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_][A-Za-z0-9._/-]*$" }, schema: "^[A-Za-z0-9_][A-Za-z0-9._/-]*$", parentSchema: schema192.properties.spec.properties.branch, data: data4 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
          } else {
            const err15 = { instancePath: instancePath + "/spec/branch", schemaPath: "#/properties/spec/properties/branch/type", keyword: "type", params: { type: "string" }, schema: schema192.properties.spec.properties.branch.type, parentSchema: schema192.properties.spec.properties.branch, data: data4 };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
        if (data2.deployKey !== void 0) {
          let data5 = data2.deployKey;
          if (typeof data5 === "string") {
            if (func1(data5) > 512) {
              const err16 = { instancePath: instancePath + "/spec/deployKey", schemaPath: "#/properties/spec/properties/deployKey/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema192.properties.spec.properties.deployKey, data: data5 };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
            if (func1(data5) < 1) {
              const err17 = { instancePath: instancePath + "/spec/deployKey", schemaPath: "#/properties/spec/properties/deployKey/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema192.properties.spec.properties.deployKey, data: data5 };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
            if (!pattern127.test(data5)) {
              const err18 = { instancePath: instancePath + "/spec/deployKey", schemaPath: "#/properties/spec/properties/deployKey/pattern", keyword: "pattern", params: { pattern: "^/" }, schema: "^/", parentSchema: schema192.properties.spec.properties.deployKey, data: data5 };
              if (vErrors === null) {
                vErrors = [err18];
              } else {
                vErrors.push(err18);
              }
              errors++;
            }
          } else {
            const err19 = { instancePath: instancePath + "/spec/deployKey", schemaPath: "#/properties/spec/properties/deployKey/type", keyword: "type", params: { type: "string" }, schema: schema192.properties.spec.properties.deployKey.type, parentSchema: schema192.properties.spec.properties.deployKey, data: data5 };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
        }
        if (data2.knownHosts !== void 0) {
          let data6 = data2.knownHosts;
          if (typeof data6 === "string") {
            if (func1(data6) > 512) {
              const err20 = { instancePath: instancePath + "/spec/knownHosts", schemaPath: "#/properties/spec/properties/knownHosts/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema192.properties.spec.properties.knownHosts, data: data6 };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
            if (func1(data6) < 1) {
              const err21 = { instancePath: instancePath + "/spec/knownHosts", schemaPath: "#/properties/spec/properties/knownHosts/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema192.properties.spec.properties.knownHosts, data: data6 };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
            if (!pattern127.test(data6)) {
              const err22 = { instancePath: instancePath + "/spec/knownHosts", schemaPath: "#/properties/spec/properties/knownHosts/pattern", keyword: "pattern", params: { pattern: "^/" }, schema: "^/", parentSchema: schema192.properties.spec.properties.knownHosts, data: data6 };
              if (vErrors === null) {
                vErrors = [err22];
              } else {
                vErrors.push(err22);
              }
              errors++;
            }
          } else {
            const err23 = { instancePath: instancePath + "/spec/knownHosts", schemaPath: "#/properties/spec/properties/knownHosts/type", keyword: "type", params: { type: "string" }, schema: schema192.properties.spec.properties.knownHosts.type, parentSchema: schema192.properties.spec.properties.knownHosts, data: data6 };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
        if (data2.caFile !== void 0) {
          let data7 = data2.caFile;
          if (typeof data7 === "string") {
            if (func1(data7) > 512) {
              const err24 = { instancePath: instancePath + "/spec/caFile", schemaPath: "#/properties/spec/properties/caFile/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema192.properties.spec.properties.caFile, data: data7 };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
            }
            if (func1(data7) < 1) {
              const err25 = { instancePath: instancePath + "/spec/caFile", schemaPath: "#/properties/spec/properties/caFile/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema192.properties.spec.properties.caFile, data: data7 };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
            if (!pattern127.test(data7)) {
              const err26 = { instancePath: instancePath + "/spec/caFile", schemaPath: "#/properties/spec/properties/caFile/pattern", keyword: "pattern", params: { pattern: "^/" }, schema: "^/", parentSchema: schema192.properties.spec.properties.caFile, data: data7 };
              if (vErrors === null) {
                vErrors = [err26];
              } else {
                vErrors.push(err26);
              }
              errors++;
            }
          } else {
            const err27 = { instancePath: instancePath + "/spec/caFile", schemaPath: "#/properties/spec/properties/caFile/type", keyword: "type", params: { type: "string" }, schema: schema192.properties.spec.properties.caFile.type, parentSchema: schema192.properties.spec.properties.caFile, data: data7 };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
        if (data2.identities !== void 0) {
          let data8 = data2.identities;
          if (Array.isArray(data8)) {
            if (data8.length > 16) {
              const err28 = { instancePath: instancePath + "/spec/identities", schemaPath: "#/properties/spec/properties/identities/maxItems", keyword: "maxItems", params: { limit: 16 }, schema: 16, parentSchema: schema192.properties.spec.properties.identities, data: data8 };
              if (vErrors === null) {
                vErrors = [err28];
              } else {
                vErrors.push(err28);
              }
              errors++;
            }
            const len0 = data8.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data9 = data8[i0];
              if (typeof data9 === "string") {
                if (func1(data9) > 512) {
                  const err29 = { instancePath: instancePath + "/spec/identities/" + i0, schemaPath: "#/properties/spec/properties/identities/items/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema192.properties.spec.properties.identities.items, data: data9 };
                  if (vErrors === null) {
                    vErrors = [err29];
                  } else {
                    vErrors.push(err29);
                  }
                  errors++;
                }
                if (func1(data9) < 1) {
                  const err30 = { instancePath: instancePath + "/spec/identities/" + i0, schemaPath: "#/properties/spec/properties/identities/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema192.properties.spec.properties.identities.items, data: data9 };
                  if (vErrors === null) {
                    vErrors = [err30];
                  } else {
                    vErrors.push(err30);
                  }
                  errors++;
                }
                if (!pattern127.test(data9)) {
                  const err31 = { instancePath: instancePath + "/spec/identities/" + i0, schemaPath: "#/properties/spec/properties/identities/items/pattern", keyword: "pattern", params: { pattern: "^/" }, schema: "^/", parentSchema: schema192.properties.spec.properties.identities.items, data: data9 };
                  if (vErrors === null) {
                    vErrors = [err31];
                  } else {
                    vErrors.push(err31);
                  }
                  errors++;
                }
              } else {
                const err32 = { instancePath: instancePath + "/spec/identities/" + i0, schemaPath: "#/properties/spec/properties/identities/items/type", keyword: "type", params: { type: "string" }, schema: schema192.properties.spec.properties.identities.items.type, parentSchema: schema192.properties.spec.properties.identities.items, data: data9 };
                if (vErrors === null) {
                  vErrors = [err32];
                } else {
                  vErrors.push(err32);
                }
                errors++;
              }
            }
          } else {
            const err33 = { instancePath: instancePath + "/spec/identities", schemaPath: "#/properties/spec/properties/identities/type", keyword: "type", params: { type: "array" }, schema: schema192.properties.spec.properties.identities.type, parentSchema: schema192.properties.spec.properties.identities, data: data8 };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
        }
        if (data2.agent !== void 0) {
          let data10 = data2.agent;
          if (typeof data10 !== "boolean") {
            const err34 = { instancePath: instancePath + "/spec/agent", schemaPath: "#/properties/spec/properties/agent/type", keyword: "type", params: { type: "boolean" }, schema: schema192.properties.spec.properties.agent.type, parentSchema: schema192.properties.spec.properties.agent, data: data10 };
            if (vErrors === null) {
              vErrors = [err34];
            } else {
              vErrors.push(err34);
            }
            errors++;
          }
        }
        if (data2.author !== void 0) {
          let data11 = data2.author;
          if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
            for (const key2 in data11) {
              if (!(key2 === "name" || key2 === "email")) {
                const err35 = { instancePath: instancePath + "/spec/author", schemaPath: "#/properties/spec/properties/author/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, schema: false, parentSchema: schema192.properties.spec.properties.author, data: data11 };
                if (vErrors === null) {
                  vErrors = [err35];
                } else {
                  vErrors.push(err35);
                }
                errors++;
              }
            }
            if (data11.name !== void 0) {
              let data12 = data11.name;
              if (typeof data12 === "string") {
                if (func1(data12) > 100) {
                  const err36 = { instancePath: instancePath + "/spec/author/name", schemaPath: "#/properties/spec/properties/author/properties/name/maxLength", keyword: "maxLength", params: { limit: 100 }, schema: 100, parentSchema: schema192.properties.spec.properties.author.properties.name, data: data12 };
                  if (vErrors === null) {
                    vErrors = [err36];
                  } else {
                    vErrors.push(err36);
                  }
                  errors++;
                }
                if (func1(data12) < 1) {
                  const err37 = { instancePath: instancePath + "/spec/author/name", schemaPath: "#/properties/spec/properties/author/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema192.properties.spec.properties.author.properties.name, data: data12 };
                  if (vErrors === null) {
                    vErrors = [err37];
                  } else {
                    vErrors.push(err37);
                  }
                  errors++;
                }
                if (!pattern131.test(data12)) {
                  const err38 = { instancePath: instancePath + "/spec/author/name", schemaPath: "#/properties/spec/properties/author/properties/name/pattern", keyword: "pattern", params: { pattern: "^[^<>\\u0000-\\u001f]+$" }, schema: "^[^<>\\u0000-\\u001f]+$", parentSchema: schema192.properties.spec.properties.author.properties.name, data: data12 };
                  if (vErrors === null) {
                    vErrors = [err38];
                  } else {
                    vErrors.push(err38);
                  }
                  errors++;
                }
              } else {
                const err39 = { instancePath: instancePath + "/spec/author/name", schemaPath: "#/properties/spec/properties/author/properties/name/type", keyword: "type", params: { type: "string" }, schema: schema192.properties.spec.properties.author.properties.name.type, parentSchema: schema192.properties.spec.properties.author.properties.name, data: data12 };
                if (vErrors === null) {
                  vErrors = [err39];
                } else {
                  vErrors.push(err39);
                }
                errors++;
              }
            }
            if (data11.email !== void 0) {
              let data13 = data11.email;
              if (typeof data13 === "string") {
                if (func1(data13) > 254) {
                  const err40 = { instancePath: instancePath + "/spec/author/email", schemaPath: "#/properties/spec/properties/author/properties/email/maxLength", keyword: "maxLength", params: { limit: 254 }, schema: 254, parentSchema: schema192.properties.spec.properties.author.properties.email, data: data13 };
                  if (vErrors === null) {
                    vErrors = [err40];
                  } else {
                    vErrors.push(err40);
                  }
                  errors++;
                }
                if (func1(data13) < 1) {
                  const err41 = { instancePath: instancePath + "/spec/author/email", schemaPath: "#/properties/spec/properties/author/properties/email/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema192.properties.spec.properties.author.properties.email, data: data13 };
                  if (vErrors === null) {
                    vErrors = [err41];
                  } else {
                    vErrors.push(err41);
                  }
                  errors++;
                }
                if (!pattern132.test(data13)) {
                  const err42 = { instancePath: instancePath + "/spec/author/email", schemaPath: "#/properties/spec/properties/author/properties/email/pattern", keyword: "pattern", params: { pattern: "^[^<>\\s@]+@[^<>\\s@]+$" }, schema: "^[^<>\\s@]+@[^<>\\s@]+$", parentSchema: schema192.properties.spec.properties.author.properties.email, data: data13 };
                  if (vErrors === null) {
                    vErrors = [err42];
                  } else {
                    vErrors.push(err42);
                  }
                  errors++;
                }
              } else {
                const err43 = { instancePath: instancePath + "/spec/author/email", schemaPath: "#/properties/spec/properties/author/properties/email/type", keyword: "type", params: { type: "string" }, schema: schema192.properties.spec.properties.author.properties.email.type, parentSchema: schema192.properties.spec.properties.author.properties.email, data: data13 };
                if (vErrors === null) {
                  vErrors = [err43];
                } else {
                  vErrors.push(err43);
                }
                errors++;
              }
            }
          } else {
            const err44 = { instancePath: instancePath + "/spec/author", schemaPath: "#/properties/spec/properties/author/type", keyword: "type", params: { type: "object" }, schema: schema192.properties.spec.properties.author.type, parentSchema: schema192.properties.spec.properties.author, data: data11 };
            if (vErrors === null) {
              vErrors = [err44];
            } else {
              vErrors.push(err44);
            }
            errors++;
          }
        }
        if (data2.stateDir !== void 0) {
          let data14 = data2.stateDir;
          if (typeof data14 === "string") {
            if (func1(data14) > 512) {
              const err45 = { instancePath: instancePath + "/spec/stateDir", schemaPath: "#/properties/spec/properties/stateDir/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema192.properties.spec.properties.stateDir, data: data14 };
              if (vErrors === null) {
                vErrors = [err45];
              } else {
                vErrors.push(err45);
              }
              errors++;
            }
            if (func1(data14) < 1) {
              const err46 = { instancePath: instancePath + "/spec/stateDir", schemaPath: "#/properties/spec/properties/stateDir/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema192.properties.spec.properties.stateDir, data: data14 };
              if (vErrors === null) {
                vErrors = [err46];
              } else {
                vErrors.push(err46);
              }
              errors++;
            }
            if (!pattern127.test(data14)) {
              const err47 = { instancePath: instancePath + "/spec/stateDir", schemaPath: "#/properties/spec/properties/stateDir/pattern", keyword: "pattern", params: { pattern: "^/" }, schema: "^/", parentSchema: schema192.properties.spec.properties.stateDir, data: data14 };
              if (vErrors === null) {
                vErrors = [err47];
              } else {
                vErrors.push(err47);
              }
              errors++;
            }
          } else {
            const err48 = { instancePath: instancePath + "/spec/stateDir", schemaPath: "#/properties/spec/properties/stateDir/type", keyword: "type", params: { type: "string" }, schema: schema192.properties.spec.properties.stateDir.type, parentSchema: schema192.properties.spec.properties.stateDir, data: data14 };
            if (vErrors === null) {
              vErrors = [err48];
            } else {
              vErrors.push(err48);
            }
            errors++;
          }
        }
        if (data2.socket !== void 0) {
          let data15 = data2.socket;
          if (typeof data15 === "string") {
            if (func1(data15) > 512) {
              const err49 = { instancePath: instancePath + "/spec/socket", schemaPath: "#/properties/spec/properties/socket/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema192.properties.spec.properties.socket, data: data15 };
              if (vErrors === null) {
                vErrors = [err49];
              } else {
                vErrors.push(err49);
              }
              errors++;
            }
            if (func1(data15) < 1) {
              const err50 = { instancePath: instancePath + "/spec/socket", schemaPath: "#/properties/spec/properties/socket/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema192.properties.spec.properties.socket, data: data15 };
              if (vErrors === null) {
                vErrors = [err50];
              } else {
                vErrors.push(err50);
              }
              errors++;
            }
            if (!pattern127.test(data15)) {
              const err51 = { instancePath: instancePath + "/spec/socket", schemaPath: "#/properties/spec/properties/socket/pattern", keyword: "pattern", params: { pattern: "^/" }, schema: "^/", parentSchema: schema192.properties.spec.properties.socket, data: data15 };
              if (vErrors === null) {
                vErrors = [err51];
              } else {
                vErrors.push(err51);
              }
              errors++;
            }
          } else {
            const err52 = { instancePath: instancePath + "/spec/socket", schemaPath: "#/properties/spec/properties/socket/type", keyword: "type", params: { type: "string" }, schema: schema192.properties.spec.properties.socket.type, parentSchema: schema192.properties.spec.properties.socket, data: data15 };
            if (vErrors === null) {
              vErrors = [err52];
            } else {
              vErrors.push(err52);
            }
            errors++;
          }
        }
        if (data2.pollInterval !== void 0) {
          let data16 = data2.pollInterval;
          if (typeof data16 === "string") {
            if (func1(data16) > 12) {
              const err53 = { instancePath: instancePath + "/spec/pollInterval", schemaPath: "service.schema.json#/$defs/duration/maxLength", keyword: "maxLength", params: { limit: 12 }, schema: 12, parentSchema: schema50, data: data16 };
              if (vErrors === null) {
                vErrors = [err53];
              } else {
                vErrors.push(err53);
              }
              errors++;
            }
            if (func1(data16) < 2) {
              const err54 = { instancePath: instancePath + "/spec/pollInterval", schemaPath: "service.schema.json#/$defs/duration/minLength", keyword: "minLength", params: { limit: 2 }, schema: 2, parentSchema: schema50, data: data16 };
              if (vErrors === null) {
                vErrors = [err54];
              } else {
                vErrors.push(err54);
              }
              errors++;
            }
            if (!pattern17.test(data16)) {
              const err55 = { instancePath: instancePath + "/spec/pollInterval", schemaPath: "service.schema.json#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,8}(ms|s|m|h)$" }, schema: "^[0-9]{1,8}(ms|s|m|h)$", parentSchema: schema50, data: data16 };
              if (vErrors === null) {
                vErrors = [err55];
              } else {
                vErrors.push(err55);
              }
              errors++;
            }
          } else {
            const err56 = { instancePath: instancePath + "/spec/pollInterval", schemaPath: "service.schema.json#/$defs/duration/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data: data16 };
            if (vErrors === null) {
              vErrors = [err56];
            } else {
              vErrors.push(err56);
            }
            errors++;
          }
        }
        if (data2.lease !== void 0) {
          let data17 = data2.lease;
          if (!(data17 === "git" || data17 === "none")) {
            const err57 = { instancePath: instancePath + "/spec/lease", schemaPath: "#/properties/spec/properties/lease/enum", keyword: "enum", params: { allowedValues: schema192.properties.spec.properties.lease.enum }, schema: schema192.properties.spec.properties.lease.enum, parentSchema: schema192.properties.spec.properties.lease, data: data17 };
            if (vErrors === null) {
              vErrors = [err57];
            } else {
              vErrors.push(err57);
            }
            errors++;
          }
        }
      } else {
        const err58 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/type", keyword: "type", params: { type: "object" }, schema: schema192.properties.spec.type, parentSchema: schema192.properties.spec, data: data2 };
        if (vErrors === null) {
          vErrors = [err58];
        } else {
          vErrors.push(err58);
        }
        errors++;
      }
    }
  } else {
    const err59 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema192.type, parentSchema: schema192, data };
    if (vErrors === null) {
      vErrors = [err59];
    } else {
      vErrors.push(err59);
    }
    errors++;
  }
  validate121.errors = vErrors;
  return errors === 0;
}
validate121.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
export {
  validateController,
  validateFleet,
  validateNodes,
  validatePromotion,
  validateService,
  validateServiceDefaults
};
