//! Factdesk
