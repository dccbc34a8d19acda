//! Changes: what a new version did to statements that nobody has marked.

use std::fs;

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use factdesk::app::{Action, Theme};
use factdesk::ui::{Shell, Tab};

use crate::fixture;
use crate::reading::{has, window};

#[test]
fn a_changed_figure_without_a_mark_is_listed_until_it_is_marked() {
    let folder = tempfile::tempdir().expect("a folder");
    let (first, second) = (folder.path().join("wall.txt"), folder.path().join("wall-2.txt"));
    let draft = "Council backs wall\n\nThe wall will cost $3.1 million, the mayor said. Work begins in spring, she \
                 said. Nobody spoke against it at the meeting.\n";
    fs::write(&first, draft).expect("written");
    let edited = draft.replace("$3.1 million", "$3.3 million").replace("Nobody spoke", "Nobody at all spoke");
    fs::write(&second, edited).expect("written");
    let mut harness = window(Shell::new(fixture::bench(Theme::Light)), (1440.0, 900.0));
    let ctx = harness.ctx.clone();
    for action in [Action::Open(first), Action::BringInVersion(second)] {
        harness.state_mut().perform(&ctx, vec![action]);
        for _ in 0..3 {
            let effects = harness.state_mut().bench.wait_for_jobs();
            harness.state_mut().take_effects(&ctx, effects);
            harness.run_steps(3);
        }
    }
    harness.state_mut().view.tab = Tab::Changes;
    harness.run_steps(4);
    assert!(has(&harness, "2 statements changed") && has(&harness, "Changed, without a mark"));
    assert!(has(&harness, "A fact in it changed: another number"));
    let row = "From The wall will cost $3.1 million, the mayor said. to The wall will cost $3.3 million";
    harness.get_by_label_contains(row).click();
    harness.run_steps(4);
    harness.key_press(Key::Num1);
    harness.run_steps(4);
    assert!(!has(&harness, row), "a marked one is no longer listed");
    assert!(has(&harness, "From Nobody spoke against it"));
}
