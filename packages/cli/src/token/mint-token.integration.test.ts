import { createContext, createCaller } from "@portal/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
