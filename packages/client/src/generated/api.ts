// Made from docs/openapi.json by `pnpm run docs:client-types`; a test compares.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A visitor's without a token, also from a program with a key; a requester's with one. */
        Submission: components["schemas"]["VisitorSubmission"] | components["schemas"]["RequesterSubmission"];
        /** @description What a caller without a token sends: name and address are claims, unless a program with an API key has verified them. */
        VisitorSubmission: {
            /** @description One line, 1 to 255 characters once white space around it is taken off. A character is a Unicode code point. */
            subject: string;
            /** @description 1 to 50 000 characters once white space around it is taken off; the first message of the conversation. */
            description: string;
            /**
             * @description How urgent the sender takes it to be.
             * @default medium
             * @enum {string}
             */
            priority?: "low" | "medium" | "high" | "urgent";
            /** @description One of the tenant's categories, or any other text of 1 to 100 characters. */
            category?: string;
            /**
             * @description What the presign calls answered for files that are uploaded by now; each can be attached once.
             * @default []
             */
            attachment_ids?: string[];
            /**
             * Format: uuid
             * @description The form that was filled in; the tenant's default form when only a version or answers are sent.
             */
            form_id?: string;
            /** @description The version of the form that was filled in. An older one is taken as what it is, with a warning. */
            form_version?: number;
            /** @description Answers by the form's field keys. The form version says what may be in it. */
            custom_attrs?: {
                [key: string]: unknown;
            };
            /** @description The sender's name, as it is to be shown. One line, 1 to 200 characters. */
            name: string;
            /**
             * Format: email
             * @description The sender's address. It is stored in lower case, its domain in ASCII; what follows a `+` is kept.
             */
            email: string;
        };
        /** @description What a caller with a token sends: name and address are the token's. */
        RequesterSubmission: {
            /** @description One line, 1 to 255 characters once white space around it is taken off. A character is a Unicode code point. */
            subject: string;
            /** @description 1 to 50 000 characters once white space around it is taken off; the first message of the conversation. */
            description: string;
            /**
             * @description How urgent the sender takes it to be.
             * @default medium
             * @enum {string}
             */
            priority?: "low" | "medium" | "high" | "urgent";
            /** @description One of the tenant's categories, or any other text of 1 to 100 characters. */
            category?: string;
            /**
             * @description What the presign calls answered for files that are uploaded by now; each can be attached once.
             * @default []
             */
            attachment_ids?: string[];
            /**
             * Format: uuid
             * @description The form that was filled in; the tenant's default form when only a version or answers are sent.
             */
            form_id?: string;
            /** @description The version of the form that was filled in. An older one is taken as what it is, with a warning. */
            form_version?: number;
            /** @description Answers by the form's field keys. The form version says what may be in it. */
            custom_attrs?: {
                [key: string]: unknown;
            };
            /** @description Ignored, whatever it holds. */
            name?: unknown;
            /** @description Ignored, whatever it holds. */
            email?: unknown;
        };
        /** @description The conversation that a submission became: exactly these five fields. */
        CreatedConversation: {
            /**
             * Format: uuid
             * @description Its id (UUID version 7).
             */
            id: string;
            /** @description A reference to read aloud. It opens nothing. */
            display_id: string;
            /**
             * @description `open` in the answer to a submission.
             * @enum {string}
             */
            status: "open" | "pending" | "resolved" | "closed";
            /**
             * Format: date-time
             * @description When it was stored (UTC).
             */
            created_at: string;
            /** @description A sentence when a newer version of the form was current by then, else `null`. */
            form_version_warning: string | null;
        };
        /** @description What a submission would be stored as. Whether somebody would look at it first is told to no sender. */
        ValidatedSubmission: {
            /**
             * @description Always `portal_form`.
             * @constant
             */
            channel: "portal_form";
            /**
             * @description Always `open`.
             * @constant
             */
            status: "open";
            /** @description As it would be stored. */
            subject: string;
            /** @description As it would be stored. */
            description: string;
            /**
             * @description The one that was sent, or the usual one.
             * @enum {string}
             */
            priority: "low" | "medium" | "high" | "urgent";
            /** @description As it would be stored; `null` when there is none. */
            category: string | null;
            /** @description The sender's name: a visitor's as typed, or the token's. */
            name: string;
            /** @description The sender's address in the form in which contacts are told apart. */
            email: string;
            /**
             * @description How far the sender is proved: `claimed` of a visitor, `token` with a token or where a program vouches for the person.
             * @enum {string}
             */
            requester_verification: "claimed" | "mailbox" | "token";
            /** @description The form that counts; `null` when there is none. */
            form_id: string | null;
            /** @description The version that counts; `null` when there is none. */
            form_version: number | null;
            /** @description What the real answer would warn of, else `null`. */
            form_version_warning: string | null;
            /** @description The answers as they would be stored, but for those that are files. */
            custom_attrs: {
                [key: string]: unknown;
            };
            /** @description How many files would be attached. */
            attachment_count: number;
        };
        /** @description What is known of a submission by its idempotency key. */
        KeyReceipt: {
            /**
             * Format: uuid
             * @description The conversation's id.
             */
            id: string;
            /** @description Its reference to read aloud. */
            display_id: string;
            /**
             * Format: date-time
             * @description When it was stored (UTC).
             */
            created_at: string;
        };
        /** @description A proof-of-work challenge in ALTCHA's own format (version 2), hence not in snake_case. */
        Challenge: {
            /** @description What is to be solved. Any of ALTCHA's solvers takes it. */
            parameters: {
                /** @constant */
                algorithm: "PBKDF2/SHA-256";
                nonce: string;
                salt: string;
                cost: number;
                keyLength: number;
                keyPrefix: string;
                keySignature: string;
                expiresAt: number;
                data: {
                    tenant_id: string;
                    action: string;
                };
            };
            /** @description Says that it is one of ours. Send it back as it is. */
            signature: string;
        };
        /** @description The address of one upload. */
        PresignedUpload: {
            /** @description A secret: whoever holds it may attach the file, once, within 24 hours. */
            attachment_id: string;
            /**
             * Format: uri
             * @description Send the bytes there with one PUT, `Content-Type` and `Content-Length` as declared.
             */
            upload_url: string;
            /**
             * @description How long the address holds.
             * @constant
             */
            expires_in_seconds: 300;
        };
        /** @description A help center's forms that can be filled in, the default first. */
        FormList: {
            /** @description The forms. */
            items: components["schemas"]["ListedForm"][];
            /** @description How many there are. */
            total: number;
            /** @description How many are shown. */
            limit: number;
            /** @description How many are before. */
            offset: number;
        };
        /** @description A form in a list. */
        ListedForm: {
            /**
             * Format: uuid
             * @description Its id: a submission names it as `form_id`.
             */
            id: string;
            /** @description Its name in addresses. */
            key: string;
            /** @description The version that this is: a submission names it as `form_version`. */
            version: number;
            /** @description The version that is filled in now. */
            current_version: number;
            /** @description Whether it is the form of a submission that names none. */
            is_default: boolean;
            /** @description Of the whole document, in all its languages. */
            content_hash: string;
            /**
             * Format: date-time
             * @description When this version was published (UTC).
             */
            published_at: string;
            /** @description What it is called. */
            title: string;
            /** @description The language of the title. */
            locale: string;
            /** @description The languages that it is in. */
            locales: string[];
            /** @description Whether it takes requests from signed-in people only. */
            sign_in_required: boolean;
            /** @description The moment from which it takes requests; `null` when there is none. */
            opens_at: string | null;
            /** @description The moment from which it takes none any more; `null` when there is none. */
            closes_at: string | null;
        };
        /** @description A published version of a form. It never changes. */
        PublishedForm: {
            /**
             * Format: uuid
             * @description Its id: a submission names it as `form_id`.
             */
            id: string;
            /** @description Its name in addresses. */
            key: string;
            /** @description The version that this is: a submission names it as `form_version`. */
            version: number;
            /** @description The version that is filled in now. */
            current_version: number;
            /** @description Whether it is the form of a submission that names none. */
            is_default: boolean;
            /** @description Of the whole document, in all its languages. */
            content_hash: string;
            /**
             * Format: date-time
             * @description When this version was published (UTC).
             */
            published_at: string;
            /** @description Whether it takes requests no more. */
            is_retired: boolean;
            document: components["schemas"]["FormDocument"];
        };
        /** @description Fields, conditions and limits. `docs/form-document.schema.json` describes the same. */
        FormDocument: {
            /** @constant */
            format: 1;
            default_locale: string;
            locales: string[];
            title: {
                [key: string]: string;
            };
            description?: {
                [key: string]: string;
            };
            sign_in_required?: boolean;
            /** Format: date-time */
            opens_at?: string;
            /** Format: date-time */
            closes_at?: string;
            fields: ({
                /** @constant */
                type: "text";
                key: string;
                visible_when?: components["schemas"]["condition"];
                label: {
                    [key: string]: string;
                };
                hint?: {
                    [key: string]: string;
                };
                required?: boolean;
                required_when?: components["schemas"]["condition"];
                prefill?: boolean;
                personal?: boolean;
                /** @enum {string} */
                maps_to?: "subject" | "description" | "priority" | "category";
                min_length?: number;
                max_length?: number;
                masks?: string[];
                default?: string;
            } | {
                /** @constant */
                type: "textarea";
                key: string;
                visible_when?: components["schemas"]["condition"];
                label: {
                    [key: string]: string;
                };
                hint?: {
                    [key: string]: string;
                };
                required?: boolean;
                required_when?: components["schemas"]["condition"];
                prefill?: boolean;
                personal?: boolean;
                /** @enum {string} */
                maps_to?: "subject" | "description" | "priority" | "category";
                min_length?: number;
                max_length?: number;
                default?: string;
            } | {
                /** @constant */
                type: "number";
                key: string;
                visible_when?: components["schemas"]["condition"];
                label: {
                    [key: string]: string;
                };
                hint?: {
                    [key: string]: string;
                };
                required?: boolean;
                required_when?: components["schemas"]["condition"];
                prefill?: boolean;
                personal?: boolean;
                min?: number;
                max?: number;
                step?: number;
                default?: number;
            } | {
                /** @constant */
                type: "dropdown";
                key: string;
                visible_when?: components["schemas"]["condition"];
                label: {
                    [key: string]: string;
                };
                hint?: {
                    [key: string]: string;
                };
                required?: boolean;
                required_when?: components["schemas"]["condition"];
                prefill?: boolean;
                personal?: boolean;
                /** @enum {string} */
                maps_to?: "subject" | "description" | "priority" | "category";
                options: {
                    value: string;
                    label: {
                        [key: string]: string;
                    };
                }[];
                default?: string;
            } | {
                /** @constant */
                type: "multi_select";
                key: string;
                visible_when?: components["schemas"]["condition"];
                label: {
                    [key: string]: string;
                };
                hint?: {
                    [key: string]: string;
                };
                required?: boolean;
                required_when?: components["schemas"]["condition"];
                prefill?: boolean;
                personal?: boolean;
                options: {
                    value: string;
                    label: {
                        [key: string]: string;
                    };
                }[];
                min_selected?: number;
                max_selected?: number;
                default?: string[];
            } | {
                /** @constant */
                type: "checkbox";
                key: string;
                visible_when?: components["schemas"]["condition"];
                label: {
                    [key: string]: string;
                };
                hint?: {
                    [key: string]: string;
                };
                required?: boolean;
                required_when?: components["schemas"]["condition"];
                prefill?: boolean;
                personal?: boolean;
                default?: boolean;
            } | {
                /** @constant */
                type: "date";
                key: string;
                visible_when?: components["schemas"]["condition"];
                label: {
                    [key: string]: string;
                };
                hint?: {
                    [key: string]: string;
                };
                required?: boolean;
                required_when?: components["schemas"]["condition"];
                prefill?: boolean;
                personal?: boolean;
                /** Format: date */
                earliest?: string;
                /** Format: date */
                latest?: string;
                /** Format: date */
                default?: string;
            } | {
                /** @constant */
                type: "date_time";
                key: string;
                visible_when?: components["schemas"]["condition"];
                label: {
                    [key: string]: string;
                };
                hint?: {
                    [key: string]: string;
                };
                required?: boolean;
                required_when?: components["schemas"]["condition"];
                prefill?: boolean;
                personal?: boolean;
                /** Format: date-time */
                earliest?: string;
                /** Format: date-time */
                latest?: string;
                /** Format: date-time */
                default?: string;
            } | {
                /** @constant */
                type: "url";
                key: string;
                visible_when?: components["schemas"]["condition"];
                label: {
                    [key: string]: string;
                };
                hint?: {
                    [key: string]: string;
                };
                required?: boolean;
                required_when?: components["schemas"]["condition"];
                prefill?: boolean;
                personal?: boolean;
                default?: string;
            } | {
                /** @constant */
                type: "email";
                key: string;
                visible_when?: components["schemas"]["condition"];
                label: {
                    [key: string]: string;
                };
                hint?: {
                    [key: string]: string;
                };
                required?: boolean;
                required_when?: components["schemas"]["condition"];
                prefill?: boolean;
                personal?: boolean;
                default?: string;
            } | {
                /** @constant */
                type: "phone";
                key: string;
                visible_when?: components["schemas"]["condition"];
                label: {
                    [key: string]: string;
                };
                hint?: {
                    [key: string]: string;
                };
                required?: boolean;
                required_when?: components["schemas"]["condition"];
                prefill?: boolean;
                personal?: boolean;
                default?: string;
            } | {
                /** @constant */
                type: "cascading_dropdown";
                key: string;
                visible_when?: components["schemas"]["condition"];
                label: {
                    [key: string]: string;
                };
                hint?: {
                    [key: string]: string;
                };
                required?: boolean;
                required_when?: components["schemas"]["condition"];
                prefill?: boolean;
                personal?: boolean;
                levels: {
                    [key: string]: string;
                }[];
                options: components["schemas"]["cascade_option"][];
                default?: string[];
            } | {
                /** @constant */
                type: "consent";
                key: string;
                visible_when?: components["schemas"]["condition"];
                label: {
                    [key: string]: string;
                };
                hint?: {
                    [key: string]: string;
                };
                required?: boolean;
                required_when?: components["schemas"]["condition"];
                prefill?: boolean;
                personal?: boolean;
                text: {
                    [key: string]: string;
                };
            } | {
                /** @constant */
                type: "file";
                key: string;
                visible_when?: components["schemas"]["condition"];
                label: {
                    [key: string]: string;
                };
                hint?: {
                    [key: string]: string;
                };
                required?: boolean;
                required_when?: components["schemas"]["condition"];
                prefill?: boolean;
                personal?: boolean;
                max_count: number;
                max_file_bytes: number;
                content_types: string[];
            } | {
                /** @constant */
                type: "heading";
                key: string;
                visible_when?: components["schemas"]["condition"];
                text: {
                    [key: string]: string;
                };
            } | {
                /** @constant */
                type: "help_text";
                key: string;
                visible_when?: components["schemas"]["condition"];
                text: {
                    [key: string]: string;
                };
            })[];
        };
        conditions: components["schemas"]["condition"][];
        condition: {
            all: components["schemas"]["conditions"];
        } | {
            any: components["schemas"]["conditions"];
        } | {
            not: components["schemas"]["condition"];
        } | ({
            field: string;
            /** @constant */
            is_filled: true;
        } | {
            field: string;
            equals: string | number | boolean;
        } | {
            field: string;
            one_of: (string | number)[];
        } | {
            field: string;
            contains: string;
        } | {
            field: string;
            starts_with: string[];
        } | {
            field: string;
            less_than: string | number;
        } | {
            field: string;
            at_most: string | number;
        } | {
            field: string;
            greater_than: string | number;
        } | {
            field: string;
            at_least: string | number;
        });
        cascade_option: {
            value: string;
            label: {
                [key: string]: string;
            };
            children?: components["schemas"]["cascade_option"][];
        };
        /** @description The tenant that a host name belongs to. */
        ResolvedTenant: {
            /**
             * Format: uuid
             * @description Its id, for every other call.
             */
            tenant_id: string;
            /** @description Its short name in addresses. */
            tenant_slug: string;
            /** @description What it is called. */
            tenant_name: string;
        };
        /** @description What anybody may know of a help center. */
        HelpCenterSettings: {
            /**
             * Format: uuid
             * @description The tenant's id.
             */
            tenant_id: string;
            /** @description Its short name in addresses. */
            tenant_slug: string;
            /** @description What the help center is called. */
            title: string;
            /** @description What it says of itself. */
            description: string;
            /** @description Its language. */
            locale: string;
            /** @description How it looks. */
            branding: {
                primary_color: string;
                logo_url: string | null;
            };
            /** @description What it takes: requests at all, and whether from signed-in people only. */
            features: {
                contact_form: boolean;
                sign_in_required: boolean;
            };
            /** @description What a request can be about, as it suggests. */
            categories: string[];
            /** @description Which files it takes; sizes are in bytes. */
            attachments: {
                max_count: number;
                max_file_bytes: number;
                max_total_bytes: number;
                content_types: string[];
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
