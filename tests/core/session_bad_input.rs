//! What goes wrong with files: told in a sentence, and nothing lost.

use std::fs;
use std::path::Path;

use factdesk::app::{Action, Effect, Workbench};
use factdesk::review::Verdict;

use super::session::{act, bench, folder_with, mark, opened, problems, review};

const TEXT: &str = "Bridge closes\n\nThe bridge closed on Monday, the council said. It is 40 years old.\n";

/// Opening this gives one sentence that names the file, and what was open stays.
fn refused(bench: &mut Workbench, path: &Path, words: &str) {
    let before = bench.article.as_ref().map(|article| article.name.clone());
    let told = problems(&act(bench, Action::Open(path.to_owned())));
    assert_eq!(told.len(), 1, "{}: {told:?}", path.display());
    assert!(told[0].contains(words), "{}: {}", path.display(), told[0]);
    assert_eq!(bench.article.as_ref().map(|article| article.name.clone()), before);
    assert!(bench.work.is_none());
}

#[test]
fn files_that_are_no_articles() {
    let (folder, path) = folder_with(TEXT);
    let mut bench = opened(&path);
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("written");
        path
    };
    let binary: Vec<u8> = (0u8..=255).cycle().take(4096).collect();
    refused(&mut bench, &folder.path().join("none.txt"), "no such file");
    refused(&mut bench, folder.path(), "folder");
    refused(&mut bench, &path.join("inside.txt"), "no such file");
    refused(&mut bench, &put("empty.txt", b""), "empty");
    refused(&mut bench, &put("blank.txt", b" \n\n"), "no text");
    refused(&mut bench, &put("zeros.txt", &[0; 4096]), "not a text");
    refused(&mut bench, &put("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "This is a picture");
    refused(&mut bench, &put("tool.txt", b"\x7fELF\x02\x01\x01\0\0\0\0"), "This is a program");
    refused(&mut bench, &put("setup.txt", b"MZ\x90\0\x03\0\0\0\x04\0"), "This is a program");
    refused(&mut bench, &put("binary.bin", &binary), "not a text");
    refused(&mut bench, &put("foreign.factdesk", b"{\"schema\": \"other/1\"}"), "not a review");
    refused(&mut bench, &put("text.factdesk", b"A text."), "not a review");
    refused(&mut bench, &put("newer.factdesk", b"{\"schema\": \"factdesk-review/9\"}"), "newer version");
    let huge = put("huge.txt", b"");
    fs::File::options().write(true).open(&huge).and_then(|file| file.set_len(65 << 20)).expect("sparse");
    refused(&mut bench, &huge, "64 MB");
    assert!(problems(&act(&mut bench, Action::Paste("  ".into())))[0].contains("no text"));
    let named = Action::OpenBytes { name: "a.bin".to_owned(), bytes: binary };
    assert!(problems(&act(&mut bench, named))[0].contains("not a text"));
    assert_eq!(bench.article.as_ref().map(|article| article.name.as_str()), Some("wall.txt"));
}

/// Files that the system does not give: each says what is in the way and what to do.
#[cfg(unix)]
#[test]
fn files_that_cannot_be_reached() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let (folder, path) = folder_with(TEXT);
    let mut bench = opened(&path);
    let link = |name: &str, target: &str| {
        let path = folder.path().join(name);
        symlink(target, &path).expect("a link");
        path
    };
    refused(&mut bench, &link("astray.txt", "moved/away.txt"), "link to a file that cannot be found");
    refused(&mut bench, &link("round.txt", "round.txt"), "link to a file that cannot be found");
    refused(&mut bench, &link("inside.txt", "."), "folder");
    let locked = folder.path().join("locked.txt");
    fs::write(&locked, TEXT).expect("written");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).expect("locked");
    // An administrator may read everything.
    if fs::File::open(&locked).is_err() {
        refused(&mut bench, &locked, "may not read");
    }
}

#[test]
fn a_broken_review_beside_an_article_is_left_alone() {
    let (_folder, path) = folder_with(TEXT);
    let beside = path.with_file_name("wall.txt.factdesk");
    fs::write(&beside, "{ nonsense").expect("written");
    let mut bench = bench();
    let told = problems(&act(&mut bench, Action::Open(path)));
    assert!(told.len() == 1 && told[0].contains("a new one was begun"), "{told:?}");
    mark(&mut bench, "The bridge", Verdict::Confirmed);
    let asked = act(&mut bench, Action::Save);
    let [Effect::AskWhereToSave(proposal)] = asked.as_slice() else { panic!("{asked:?}") };
    assert_ne!(*proposal, beside, "not over the one that could not be read");
    assert_eq!(fs::read_to_string(&beside).expect("there"), "{ nonsense");
    act(&mut bench, Action::SaveAs(proposal.clone()));
    assert!(proposal.is_file());
}

#[test]
fn a_damaged_review_opens_as_far_as_it_goes_and_is_kept() {
    let (_folder, path) = folder_with(TEXT);
    let mut bench = opened(&path);
    mark(&mut bench, "The bridge", Verdict::Confirmed);
    mark(&mut bench, "It is 40", Verdict::Wrong);
    act(&mut bench, Action::Save);
    mark(&mut bench, "Bridge closes", Verdict::Opinion);
    act(&mut bench, Action::Save);
    drop(bench);
    let beside = path.with_file_name("wall.txt.factdesk");
    let (whole, bak) =
        (fs::read(&beside).expect("there"), fs::read(beside.with_extension("factdesk.bak")).expect("kept"));
    let text = String::from_utf8(whole.clone()).expect("text");
    let cut = text.find("\"queries\"").expect("there") + 4;
    fs::write(&beside, &whole[..cut]).expect("written");
    let mut bench = super::session::bench();
    let told = problems(&act(&mut bench, Action::Open(path)));
    assert!(told.len() == 1 && told[0].contains("damaged"), "{told:?}");
    assert_eq!(review(&bench).marks.len(), 3);
    mark(&mut bench, "The bridge", Verdict::Wrong);
    assert_eq!(problems(&act(&mut bench, Action::Save)), Vec::<String>::new());
    assert_eq!(fs::read(beside.with_extension("factdesk.damaged")).expect("kept"), &whole[..cut]);
    assert_eq!(fs::read(beside.with_extension("factdesk.bak")).expect("kept"), bak, "the sound one is not lost");
}

#[test]
fn a_save_that_fails_loses_nothing_and_asks_for_another_place() {
    let (folder, path) = folder_with(TEXT);
    let mut bench = opened(&path);
    mark(&mut bench, "The bridge", Verdict::Confirmed);
    for place in [path.join("a.factdesk"), folder.path().join("none/a.factdesk")] {
        let effects = act(&mut bench, Action::SaveAs(place));
        assert!(problems(&effects)[0].starts_with("Not saved."), "{effects:?}");
        assert!(effects.iter().any(|effect| matches!(effect, Effect::AskWhereToSave(_))));
    }
    let taken = folder.path().join("folder.factdesk");
    fs::create_dir(&taken).expect("made");
    assert!(problems(&act(&mut bench, Action::SaveAs(taken)))[0].contains("folder"));
    assert!(bench.article.as_ref().expect("open").dirty && bench.undo_label().is_some());
    assert!(bench.article.as_ref().expect("open").review_path.is_none());
    act(&mut bench, Action::Save);
    assert!(!bench.article.as_ref().expect("open").dirty);
}

#[test]
fn a_review_changed_on_disk_is_not_written_over() {
    let (_folder, path) = folder_with(TEXT);
    let mut mine = opened(&path);
    mark(&mut mine, "The bridge", Verdict::Confirmed);
    act(&mut mine, Action::Save);
    let mut theirs = bench();
    let told = act(&mut theirs, Action::Open(path.clone()));
    assert!(
        matches!(told.as_slice(), [Effect::Held(holder)] if holder.name == "Ann Lee" && holder.since.is_some()),
        "{told:?}"
    );
    // It is read, not changed.
    for action in [Action::Save, Action::Undo, Action::BringInVersion(path.clone()), Action::MergeCopy(path.clone())] {
        let told = act(&mut theirs, action);
        assert!(matches!(told.as_slice(), [Effect::Held(_)]), "{told:?}");
    }
    assert!(matches!(mark(&mut theirs, "It is 40", Verdict::Wrong).as_slice(), [Effect::Held(_)]));
    assert_eq!(review(&theirs), review(&mine));
    // A copy goes elsewhere, never over the one that is open.
    act(&mut theirs, Action::WorkOnCopy);
    mark(&mut theirs, "It is 40", Verdict::Wrong);
    let beside = path.with_file_name("wall.txt.factdesk");
    let refused = act(&mut theirs, Action::SaveAs(beside.clone()));
    assert!(problems(&refused)[0].contains("Ann Lee, since"), "{refused:?}");
    let Some(Effect::AskWhereToSave(copy)) = refused.last() else { panic!("{refused:?}") };
    act(&mut theirs, Action::SaveAs(copy.clone()));
    // Somebody writes past the lock, as on a share without any.
    fs::copy(copy, &beside).expect("copied");
    mark(&mut mine, "Bridge closes", Verdict::Opinion);
    let effects = act(&mut mine, Action::Save);
    assert!(problems(&effects)[0].contains("changed since you opened it"), "{effects:?}");
    let Some(Effect::OfferMerge { elsewhere: other, .. }) = effects.last() else { panic!("{effects:?}") };
    act(&mut mine, Action::SaveAs(other.clone()));
    assert_eq!(review(&opened(&path)).marks.len(), 2, "theirs");
    assert_eq!(review(&opened(other)).marks.len(), 2, "mine");
    assert_ne!(review(&opened(other)).marks, review(&opened(&path)).marks);
}

#[test]
fn a_review_that_is_free_again_can_be_changed() {
    let (_folder, path) = folder_with(TEXT);
    let mut first = opened(&path);
    mark(&mut first, "The bridge", Verdict::Confirmed);
    act(&mut first, Action::Save);
    let mut second = bench();
    act(&mut second, Action::Open(path));
    assert!(second.article.as_ref().expect("open").held.is_some());
    mark(&mut first, "It is 40", Verdict::Wrong);
    act(&mut first, Action::Save);
    drop(first);
    assert!(act(&mut second, Action::Reopen).iter().all(|effect| !matches!(effect, Effect::Held(_))));
    assert_eq!(review(&second).marks.len(), 2, "as it is on disk now");
    mark(&mut second, "Bridge closes", Verdict::Opinion);
    assert_eq!(problems(&act(&mut second, Action::Save)), Vec::<String>::new());
}

#[test]
fn broken_rules_leave_those_in_force() {
    let (folder, path) = folder_with(TEXT);
    let mut bench = opened(&path);
    let hash = bench.rules.hash.clone();
    let with = |bench: &Workbench| {
        let mut settings = bench.settings.clone();
        settings.rules_folder = folder.path().display().to_string();
        Action::SetSettings(Box::new(settings))
    };
    let action = with(&bench);
    assert!(problems(&act(&mut bench, action))[0].contains("holds no rules"));
    fs::create_dir(folder.path().join("rules")).expect("made");
    let rule = folder.path().join("rules/copy.placeholder.toml");
    fs::write(&rule, "id = \"copy.placeholder\"\nnonsense = 1\n").expect("written");
    let told = problems(&act(&mut bench, Action::CheckAgain));
    assert!(told[0].contains("stay as they were") && told[0].contains("copy.placeholder.toml"), "{told:?}");
    assert_eq!(bench.rules.hash, hash);
    fs::write(&rule, "id = \"copy.placeholder\"\non = false\n").expect("written");
    assert_eq!(problems(&act(&mut bench, Action::CheckAgain)), Vec::<String>::new());
    assert_ne!(bench.rules.hash, hash);
    assert_eq!(bench.article.as_ref().expect("open").checked.rules_hash, bench.rules.hash);
}

/// House rules are tried on the examples they bring; one that does not hold is told, and the rules are in force.
#[test]
fn house_examples_that_do_not_hold_are_told() {
    let (folder, path) = folder_with(TEXT);
    let mut bench = opened(&path);
    fs::create_dir(folder.path().join("rules")).expect("made");
    let rule = folder.path().join("rules/copy.placeholder.toml");
    let sound = "id = \"copy.placeholder\"\n[[example]]\nflag = \"The bridge closes on **TK**.\"\n";
    fs::write(&rule, sound).expect("written");
    let mut settings = bench.settings.clone();
    settings.rules_folder = folder.path().display().to_string();
    assert_eq!(problems(&act(&mut bench, Action::SetSettings(Box::new(settings)))), Vec::<String>::new());
    assert!(bench.trials.as_ref().is_some_and(|trials| trials.len() == 1 && trials[0].holds()));
    fs::write(&rule, format!("{sound}[[example]]\nclean = \"The bridge closes on TK.\"\n")).expect("written");
    let hash = bench.rules.hash.clone();
    let told = problems(&act(&mut bench, Action::CheckAgain));
    assert!(told[0].contains("of their 2 examples 1 does not hold. copy.placeholder, example 2, must not"), "{told:?}");
    assert_ne!(bench.rules.hash, hash);
}

#[test]
fn an_earlier_version_under_another_name_does_not_turn_the_review_back() {
    let (folder, path) = folder_with(TEXT);
    let mut bench = opened(&path);
    mark(&mut bench, "The bridge", Verdict::Confirmed);
    act(&mut bench, Action::Save);
    let second = folder.path().join("wall-v2.txt");
    fs::write(&second, TEXT.replace("40 years", "41 years")).expect("written");
    act(&mut bench, Action::BringInVersion(second.clone()));
    assert_eq!(review(&bench).versions.len(), 2);
    assert!(bench.article.as_ref().expect("open").changes.is_some());
    act(&mut bench, Action::Undo);
    assert_eq!(review(&bench).versions.len(), 1);
    assert!(bench.article.as_ref().expect("open").changes.is_none());
    act(&mut bench, Action::Redo);
    assert!(bench.article.as_ref().expect("open").document.text.contains("41 years"));
    assert!(bench.article.as_ref().expect("open").changes.is_some());
    act(&mut bench, Action::Save);
    let saved = review(&bench).clone();
    let beside = path.with_file_name("wall.txt.factdesk");
    let bench = opened(&path);
    assert_eq!(review(&bench), &saved, "the older file shows the later version");
    assert!(bench.article.as_ref().expect("open").document.text.contains("41 years"));
    let bench = opened(&beside);
    assert_eq!((review(&bench), &bench.article.as_ref().expect("open").path), (&saved, &Some(second)));
}

#[test]
fn a_new_version_under_another_name_is_offered_the_review() {
    let text = format!("{TEXT}\nDrivers go round by the mill. A ferry runs every hour. It costs two euros.\n");
    let (folder, path) = folder_with(&text);
    let mut bench = opened(&path);
    mark(&mut bench, "The bridge", Verdict::Confirmed);
    act(&mut bench, Action::Save);
    let article = folder.path().join("mailed.txt");
    fs::write(&article, text.replace("two euros", "three euros")).expect("written");
    let effects = act(&mut bench, Action::Open(article.clone()));
    let Some(Effect::OfferContinue { review: known, article: offered }) =
        effects.iter().find(|effect| matches!(effect, Effect::OfferContinue { .. }))
    else {
        panic!("{effects:?}")
    };
    assert_eq!(offered, &article);
    act(&mut bench, Action::Continue { review: known.clone(), article });
    assert_eq!((review(&bench).versions.len(), review(&bench).marks.len()), (2, 1));
    let other = folder.path().join("other.txt");
    fs::write(&other, "Tram late\n\nThe tram was late. Nobody minded. It rained. The driver sang.\n").expect("written");
    act(&mut bench, Action::Save);
    let effects = act(&mut bench, Action::Open(other));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::OfferContinue { .. })), "{effects:?}");
}

#[test]
fn where_no_recovery_copy_can_be_kept_that_is_told_once() {
    let (folder, path) = folder_with(TEXT);
    let home = factdesk::app::Home { config: folder.path().join("config"), data: folder.path().join("data") };
    fs::create_dir_all(&home.data).expect("made");
    // A file where the folder should be.
    fs::write(home.data.join("recovery"), "in the way").expect("written");
    let mut bench = super::session::bench_at(home, 0);
    act(&mut bench, Action::Open(path));
    let told = problems(&mark(&mut bench, "The bridge", Verdict::Confirmed));
    assert!(told.len() == 1 && told[0].contains("save it often"), "{told:?}");
    assert_eq!(problems(&mark(&mut bench, "It is 40", Verdict::Wrong)), Vec::<String>::new());
    assert_eq!(problems(&act(&mut bench, Action::Save)), Vec::<String>::new());
}

#[test]
fn recovered_work_on_a_review_that_somebody_has_open_is_a_copy() {
    let (folder, path) = folder_with(TEXT);
    let home = factdesk::app::Home { config: folder.path().join("config"), data: folder.path().join("data") };
    let mut crashed = super::session::bench_at(home.clone(), 0);
    act(&mut crashed, Action::Open(path.clone()));
    act(&mut crashed, Action::Save);
    mark(&mut crashed, "The bridge", Verdict::Confirmed);
    drop(crashed);
    let other = opened(&path);
    let mut bench = super::session::bench_at(home, 1000);
    let offers = bench.poll();
    let [Effect::OfferRecovery(copy)] = offers.as_slice() else { panic!("{offers:?}") };
    let told = problems(&act(&mut bench, Action::Recover(copy.clone())));
    assert!(told.len() == 1 && told[0].contains("is a copy of it now"), "{told:?}");
    let article = bench.article.as_ref().expect("open");
    assert!(article.dirty && article.held.is_none() && copy.is_file());
    assert_eq!((review(&bench).marks.len(), review(&other).marks.len()), (1, 0));
    let asked = act(&mut bench, Action::Save);
    let Some(Effect::AskWhereToSave(name)) = asked.last() else { panic!("{asked:?}") };
    act(&mut bench, Action::SaveAs(name.clone()));
    assert!(!copy.exists(), "it is saved");
}
