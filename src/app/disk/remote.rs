//! Drives of other machines.

use std::path::Path;

/// Whether a file lies on a drive of another machine, or on one that a program serves: of what happens there the
/// system does not tell.
pub(in crate::app) fn is_remote(path: &Path) -> bool {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    is_share(path) || is_served(folder)
}

/// `\\server\share` on Windows; where macOS puts the drives that are no part of the machine.
fn is_share(path: &Path) -> bool {
    use std::path::{Component, Prefix};
    let prefix = path.components().next();
    let unc = matches!(prefix, Some(Component::Prefix(prefix)) if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)));
    unc || cfg!(target_os = "macos") && path.starts_with("/Volumes")
}

#[cfg(target_os = "linux")]
fn is_served(folder: &Path) -> bool {
    rustix::fs::statfs(folder).is_ok_and(|drive| is_served_kind(drive.f_type as u32))
}

/// By the number that Linux gives kinds of drive: NFS, SMB, SMB 2, CIFS, Ceph, AFS (two), Coda, 9P, FUSE.
#[cfg(target_os = "linux")]
const fn is_served_kind(kind: u32) -> bool {
    matches!(
        kind,
        0x6969
            | 0x517b
            | 0xfe53_4d42
            | 0xff53_4d42
            | 0x00c3_6400
            | 0x5346_414f
            | 0x6b41_4653
            | 0x7375_7245
            | 0x0102_1997
            | 0x6573_5546
    )
}

#[cfg(not(target_os = "linux"))]
fn is_served(_folder: &Path) -> bool {
    false
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::path::Path;

    use super::{is_remote, is_served_kind};

    #[test]
    fn drives_of_this_machine_tell() {
        // The process list is no drive of another machine on any Linux.
        assert!(!is_remote(Path::new("/proc/version")));
        assert!(!is_remote(Path::new("/no/such/folder/desk.txt")));
    }

    #[test]
    fn kinds_of_drive() {
        let (nfs, cifs, sshfs) = (0x6969, 0xff53_4d42, 0x6573_5546);
        assert!([nfs, cifs, sshfs].into_iter().all(is_served_kind));
        let (ext4, btrfs, xfs, in_memory) = (0xef53, 0x9123_683e, 0x5846_5342, 0x0102_1994);
        assert!(![ext4, btrfs, xfs, in_memory].into_iter().any(is_served_kind));
    }
}
